/**
 * Parts that several modes share: TLS servers, parts of responses, and the two ways to end a connection.
 *
 * <p>Start with {@link TlsServer}.
 */
@NullMarked
package io.hamms.mode.part;

import org.jspecify.annotations.NullMarked;
