/**
 * HTTP messages as data: the head of a request, header fields, queries, targets and dates; responses, and their
 * encoder for HTTP/1.
 *
 * <p>Start with {@link RequestHead} and {@link Response}.
 */
@NullMarked
package io.hamms.http;

import org.jspecify.annotations.NullMarked;
