package io.hamms.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter for the key of a test, for tests that share a server at the same time: a {@code String} is the key, which
 * no other test on this server has, and a {@code Journal} the part of the journal for the requests with it. The client
 * sends the key in the header field {@code X-Hamms-Key}, or as {@code key} in the query.
 *
 * <pre>{@code
 * @Test
 * void retries(@Mode("status") URI uri, @Key String key, @Mode("status") @Key Journal journal)
 * }</pre>
 *
 * <p>Effects such as {@code first}, and {@code Scenario.perKey()}, count the requests with each key apart.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {}
