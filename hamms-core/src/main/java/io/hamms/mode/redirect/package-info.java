/**
 * Redirects that loop, leave the origin or have an invalid target.
 *
 * <p>Start with {@link RedirectLoop}.
 */
@NullMarked
package io.hamms.mode.redirect;

import org.jspecify.annotations.NullMarked;
