/**
 * The command {@code hamms audit}: it runs clients as processes, judges them with {@link io.hamms.audit.HammsAudit},
 * and prints the report.
 *
 * <p>Start with {@link io.hamms.cli.audit.AuditCommand}.
 */
@NullMarked
package io.hamms.cli.audit;

import org.jspecify.annotations.NullMarked;
