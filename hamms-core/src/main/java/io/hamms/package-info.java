/**
 * The API for embedding: the server, its builder, and the exception that names the ports that could not be bound.
 *
 * <p>Start with {@link io.hamms.HammsNettyServer}.
 */
@NullMarked
package io.hamms;

import org.jspecify.annotations.NullMarked;
