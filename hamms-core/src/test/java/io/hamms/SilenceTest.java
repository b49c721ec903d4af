package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/**
 * What a program prints that embeds Hamms and has no provider of SLF4J: Netty then logs to java.util.logging, whose
 * default is to print what is INFO or worse.
 */
class SilenceTest {

    /** A program that calls each TLS port. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
                SSLSocketFactory sockets = hamms.sslContext().getSocketFactory();
                hamms.ports().stream()
                        .map(ServedPort::mode)
                        .filter(mode -> mode.scheme().equals("https"))
                        .forEach(mode -> call(hamms, mode, sockets));
            }
        }

        private static void call(HammsNettyServer hamms, FailureMode mode, SSLSocketFactory sockets) {
            try {
                HttpsURLConnection call =
                        (HttpsURLConnection) hamms.uri(mode).toURL().openConnection();
                call.setSSLSocketFactory(sockets);
                call.setReadTimeout(2_000);
                System.out.println(mode.name() + ": " + call.getResponseCode());
            } catch (IOException e) {
                System.out.println(mode.name() + ": " + e.getMessage());
            }
        }
    }

    @Test
    void nettyPrintsNothing() throws Exception {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-simple"))
                .collect(Collectors.joining(File.pathSeparator));
        Run run = Tool.ofJdk("java").run("", "-cp", classes, Program.class.getName());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().lines())
                .contains("tls-healthy: 200")
                // SLF4J reports that it has no provider; a JDK from 24 on reports native access, in a line of its own.
                .noneMatch(line -> line.contains("io.netty.") && !line.startsWith("WARNING: java.lang."));
    }
}
