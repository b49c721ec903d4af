/**
 * Judges an HTTP client: exercises it against the failure modes, watches both sides, and reports for each mode what
 * happened, what a correct client does, and which harm follows from the difference.
 *
 * <p>Start with {@link io.hamms.audit.HammsAudit}.
 */
@NullMarked
package io.hamms.audit;

import org.jspecify.annotations.NullMarked;
