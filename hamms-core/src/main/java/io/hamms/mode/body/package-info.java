/**
 * Bodies that are not what they should be, or not what they are said to be. The head before them is correct.
 *
 * <p>Start with {@link io.hamms.mode.body.BytesBinary}.
 */
@NullMarked
package io.hamms.mode.body;

import org.jspecify.annotations.NullMarked;
