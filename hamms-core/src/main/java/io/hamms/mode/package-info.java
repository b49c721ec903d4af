/**
 * The catalogue: every failure mode on its port. The packages below hold one class a mode, by layer.
 *
 * <p>Start with {@link io.hamms.mode.FailureModes}.
 */
@NullMarked
package io.hamms.mode;

import org.jspecify.annotations.NullMarked;
