/**
 * Writes the report of an audit to files: JSON, JUnit XML, Markdown and a page of HTML.
 *
 * <p>Start with {@link io.hamms.cli.audit.report.Reports}.
 */
@NullMarked
package io.hamms.cli.audit.report;

import org.jspecify.annotations.NullMarked;
