package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.control.ControlPort;
import io.hamms.error.InvalidStateException;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A server without a control port, in a JVM that has only the core, Netty, Bouncy Castle and slf4j. */
class OptionalLibrariesTest {

    private static final Pattern NEEDED =
            Pattern.compile(".*(classes|hamms-core.*\\.jar|/netty-[^/]*\\.jar|/bc[^/]*\\.jar|/slf4j-api-[^/]*\\.jar)");

    @Test
    void areNeededByTheControlPortAlone() throws IOException, InterruptedException {
        Run run = Tool.ofJdk("java")
                .run("", "-XX:TieredStopAtLevel=1", "-cp", neededClassPath(), Program.class.getName());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("200 \\{\"method\":\"GET\",\"target\":\"/\\?echo=true\",\"headers\":\\{.*}}\n")
                .contains("400 {\"error\":\"echo: maybe (expected: true or false)\",\"parameter\":\"echo\","
                        + "\"value\":\"maybe\",\"expected\":\"true or false\"}\n")
                .contains("500 {\"error\":\"The server failed, as it was meant to.")
                .contains("200 {\"modes\":[\"")
                .contains("control port: the class com/fasterxml/jackson/core/JsonFactory is missing (expected: ");
    }

    private static String neededClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The program of the other JVM. */
    static final class Program {

        private static final PrintStream OUT = System.out;

        private Program() {}

        public static void main(String[] args) throws IOException {
            try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
                OUT.println(get(hamms, "healthy", "?echo=true"));
                OUT.println(get(hamms, "healthy", "?echo=maybe"));
                OUT.println(get(hamms, "retries", ""));
                OUT.println(get(hamms, "by-path", ""));
                ControlPort.of(hamms).start();
            } catch (InvalidStateException e) {
                OUT.println(e.getMessage());
            }
        }

        private static String get(HammsNettyServer hamms, String mode, String query) throws IOException {
            HttpURLConnection connection =
                    (HttpURLConnection) hamms.uri(mode).resolve(query).toURL().openConnection(Proxy.NO_PROXY);
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return status + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
