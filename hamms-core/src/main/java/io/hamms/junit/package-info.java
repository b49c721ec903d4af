/**
 * Hamms in JUnit 5 and 6: a running server for each test or for a class of tests, on free ports; its URIs and journal
 * are parameters of tests. No other package needs JUnit.
 *
 * <p>Start with {@link io.hamms.junit.WithHamms}, or with {@link io.hamms.junit.HammsExtension} to configure more than
 * the modes.
 */
@NullMarked
package io.hamms.junit;

import org.jspecify.annotations.NullMarked;
