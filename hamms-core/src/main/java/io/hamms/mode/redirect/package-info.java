/**
 * Redirects that lead a client astray.
 *
 * <p>Start with {@link RedirectLoop}.
 */
@NullMarked
package io.hamms.mode.redirect;

import org.jspecify.annotations.NullMarked;
