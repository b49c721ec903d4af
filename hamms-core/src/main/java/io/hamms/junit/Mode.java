package io.hamms.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the mode of a parameter: the {@code URI} of its port, or the {@code Journal} of that port alone.
 *
 * <pre>{@code
 * @Test
 * void givesUp(@Mode("accept-silent") URI uri, @Mode("accept-silent") Journal journal)
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mode {

    /** Returns the mode's name. */
    String value();
}
