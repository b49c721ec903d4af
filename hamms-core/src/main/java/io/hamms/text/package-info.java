/**
 * Formats and parses text; not exported, but shared with the command line.
 *
 * <p>Start with {@link io.hamms.text.Printable}.
 */
@NullMarked
package io.hamms.text;

import org.jspecify.annotations.NullMarked;
