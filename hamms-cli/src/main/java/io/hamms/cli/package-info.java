/**
 * The command line: it parses what was typed, serves the failure modes or prints their catalogue, and says in one line
 * what was wrong with a call. Everything but {@link io.hamms.cli.Main} takes its world as a parameter.
 *
 * <p>Start with {@link io.hamms.cli.Cli} and {@link io.hamms.cli.Environment}.
 */
@NullMarked
package io.hamms.cli;

import org.jspecify.annotations.NullMarked;
