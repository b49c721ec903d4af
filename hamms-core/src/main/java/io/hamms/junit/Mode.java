package io.hamms.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the mode of a parameter. A {@code URI} is the root of the mode's port, such as {@code http://127.0.0.1:5502/};
 * a {@code String} is the same without the slash at the end, to append a path to; an {@code int} is the port's number;
 * a {@code Journal} is that of the mode's ports alone.
 *
 * <pre>{@code
 * @Test
 * void givesUp(@Mode("accept-silent") URI uri, @Mode("accept-silent") Journal journal)
 * }</pre>
 *
 * <p>The server of a single test serves the mode because the parameter names it.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mode {

    /** Returns the mode's name. */
    String value();
}
