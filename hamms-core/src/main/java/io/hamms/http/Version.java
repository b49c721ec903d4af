package io.hamms.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Hamms, and the product token that every response carries. */
public final class Version {

    /** The version, for example {@code 0.1.0}. */
    public static final String NUMBER = read();

    /** The value of the {@code Server} field (RFC 9110, section 10.2.4). */
    public static final String SERVER = "Hamms/" + NUMBER;

    private Version() {}

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
