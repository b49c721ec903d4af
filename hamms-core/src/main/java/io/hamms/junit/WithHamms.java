package io.hamms.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a running server on free ports.
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
 * <p>Constructors and methods may have parameters of the types {@code HammsNettyServer} and {@code Journal}, the latter
 * with {@link Mode} for one mode's, and {@code URI} with {@link Mode}. When a test fails, its report contains the
 * journal's timeline.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HammsExtension.class)
public @interface WithHamms {

    /** Returns the names of the modes to serve; empty for all modes. */
    String[] modes() default {};

    /** Returns whether all tests share one server, which is reset before each test, or each test has its own. */
    Lifetime lifetime() default Lifetime.PER_CLASS;
}
