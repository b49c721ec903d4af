/**
 * Bodies that are incomplete, endless or mislabelled. The head before them is correct.
 *
 * <p>Start with {@link io.hamms.mode.body.BytesBinary}.
 */
@NullMarked
package io.hamms.mode.body;

import org.jspecify.annotations.NullMarked;
