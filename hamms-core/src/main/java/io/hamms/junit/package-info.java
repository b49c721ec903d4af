/**
 * Hamms in JUnit 5 and 6: a running server for a test or a class of tests, on free ports, its URIs and its journal as
 * parameters. Nothing else here needs JUnit.
 *
 * <p>Start with {@link io.hamms.junit.WithHamms}, or with {@link io.hamms.junit.HammsExtension} where the server has to
 * be told more than its modes.
 */
@NullMarked
package io.hamms.junit;

import org.jspecify.annotations.NullMarked;
