package io.hamms.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a running server on free ports.
 *
 * <pre>{@code
 * @WithHamms
 * class TimeoutTest {
 *
 *     @Test
 *     void strikes(@Mode("accept-silent") URI uri, Journal journal) { ... }
 * }
 * }</pre>
 *
 * <p>A parameter may be a {@code HammsNettyServer} or its {@code Journal}; or, with {@link Mode}, the {@code URI}, the
 * base URL or the port of a mode, or the journal of the mode; or, with {@link Key}, the key of the test. Constructors
 * may have such parameters from JUnit 5.12 on, methods in each version.
 *
 * <p>The server of a single test starts when the first of these parameters needs it, that of a class before its tests.
 * When a test fails, its report contains the
 * journal's timeline.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HammsExtension.class)
public @interface WithHamms {

    /**
     * Returns the names of the modes to serve. The server of a single test serves those of {@link Mode}, too. Without
     * any name, it serves all modes.
     */
    String[] modes() default {};

    /** Returns whether each test has its own server, or all tests of the class share one. */
    Lifetime lifetime() default Lifetime.PER_TEST;
}
