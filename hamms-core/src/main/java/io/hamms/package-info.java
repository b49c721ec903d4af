/**
 * What an embedding program touches: a server, and the exception that says which ports were not to be had.
 *
 * <p>Start with {@link io.hamms.HammsNettyServer}.
 */
@NullMarked
package io.hamms;

import org.jspecify.annotations.NullMarked;
