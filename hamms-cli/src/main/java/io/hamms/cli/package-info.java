/**
 * The command line: it parses the arguments, serves the failure modes or prints their catalogue, and reports a usage
 * error in one line. Everything but {@link io.hamms.cli.Main} takes its environment as a parameter.
 *
 * <p>Start with {@link io.hamms.cli.Cli} and {@link io.hamms.cli.Environment}.
 */
@NullMarked
package io.hamms.cli;

import org.jspecify.annotations.NullMarked;
