/**
 * HTTP messages as data: the head of a request, header fields, targets, dates.
 *
 * <p>Start with {@link RequestHead}.
 */
@NullMarked
package io.hamms.http;

import org.jspecify.annotations.NullMarked;
