package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What a program loads that starts a server with one mode: classes are most of a first start's time. */
class FirstStartTest {

    /** The classes of modes; what modes share, and the table, are in other packages. */
    private static final Pattern OF_A_MODE = Pattern.compile("io\\.hamms\\.mode\\.(?!part\\.|catalogue\\.).*");

    /** A program that starts a server with one mode. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            HammsNettyServer.builder().basePort(0).modes("status").start().close();
        }
    }

    @Test
    void loadsTheModesThatItServesAndThoseOfEachServer() throws Exception {
        assertThat(loaded(Program.class))
                .filteredOn(name -> OF_A_MODE.matcher(name).matches())
                .containsExactlyInAnyOrder(
                        "io.hamms.mode.semantics.Status",
                        "io.hamms.mode.baseline.ByPath",
                        "io.hamms.mode.baseline.Healthy");
    }

    @Test
    void loadsNoTlsContextWithoutAClientThatNeedsOne() throws Exception {
        assertThat(loaded(Program.class))
                .doesNotContain("io.netty.handler.ssl.SslContext", "io.netty.pkitesting.X509Bundle");
    }

    @Test
    void loadsOnlyTheKindsOfParametersThatItsModesHave() throws Exception {
        assertThat(loaded(Program.class))
                .filteredOn(name -> name.matches("io\\.hamms\\.fault\\.(\\w+Parameter|ParameterKind)\\b.*"))
                .containsExactlyInAnyOrder(
                        "io.hamms.fault.ParameterKind",
                        "io.hamms.fault.NumberParameter",
                        "io.hamms.fault.ParameterKind$Flag",
                        "io.hamms.fault.NumberParameter$Whole");
    }

    @Test
    void compilesNoPatterns() throws Exception {
        assertThat(loaded(Program.class)).doesNotContain("java.util.regex.Matcher", "io.hamms.fault.Effects");
    }

    /** A program in which client and server present certificates. */
    static final class Handshake {

        private Handshake() {}

        public static void main(String[] args) throws IOException {
            String mode = "tls-client-cert-required";
            try (HammsNettyServer server =
                            HammsNettyServer.builder().basePort(0).modes(mode).start();
                    SSLSocket client = (SSLSocket) server.clientCredentials()
                            .sslContext()
                            .getSocketFactory()
                            .createSocket("127.0.0.1", server.port(mode))) {
                client.startHandshake();
            }
        }
    }

    @Test
    void derivesNoKeysFromPasswordsInAHandshake() throws Exception {
        assertThat(loaded(Handshake.class))
                .contains("sun.security.ssl.Finished$T13FinishedProducer")
                .doesNotContain("com.sun.crypto.provider.PBKDF2KeyImpl");
    }

    /** A program whose client asks for a host and has its requests counted: the mode strikes the second. */
    static final class Keys {

        private static final String REQUEST =
                "GET /?status=503&key=a&every=2 HTTP/1.1\r\nHost: status.localhost\r\nConnection: ";

        private Keys() {}

        public static void main(String[] args) throws IOException {
            String mode = FailureModes.BY_PATH.name();
            try (HammsNettyServer server = HammsNettyServer.builder()
                            .basePort(0)
                            .modes(mode, "status")
                            .start();
                    TlsClient client = TlsClient.connect(
                            server.port(mode),
                            parameters -> parameters.setServerNames(List.of(new SNIHostName("status.localhost"))))) {
                client.send(REQUEST + "keep-alive\r\n\r\n" + REQUEST + "close\r\n\r\n");
                assertThat(client.readToEnd()).contains("HTTP/1.1 200 ", "HTTP/1.1 503 ");
            }
        }
    }

    /** A record's own equals and hashCode, composed of method handles when they are first called, take 30 ms. */
    @Test
    void composesNoMethodsOfRecords() throws Exception {
        assertThat(loaded(Keys.class)).doesNotContain("java.lang.runtime.ObjectMethods");
    }

    /** A program that reads the table, as the command line does while another thread loads Netty. */
    static final class Table {

        private Table() {}

        public static void main(String[] args) {
            FailureModes.ALL.forEach(mode -> System.out.println(mode.name()));
        }
    }

    @Test
    void theTableInitializesNoClassOfNettyThatInitializesOthers() throws Exception {
        assertThat(logged(Table.class, "class+init=info"))
                .filteredOn(line -> line.contains("Initializing 'io/netty/"))
                .extracting(line -> line.split("'", 3)[1])
                .containsExactlyInAnyOrder(
                        "io/netty/channel/ChannelHandlerAdapter",
                        "io/netty/channel/ChannelInboundHandlerAdapter",
                        "io/netty/handler/ssl/ClientAuth");
    }

    @Test
    void theTableGetsNoLogger() throws Exception {
        assertThat(loaded(Table.class)).noneMatch(name -> name.startsWith("org.slf4j.LoggerFactory"));
    }

    /** Returns the classes that a program loads, as the JVM reports them. */
    private static List<String> loaded(Class<?> program) throws IOException, InterruptedException {
        return logged(program, "class+load").stream()
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private static List<String> logged(Class<?> program, String what) throws IOException, InterruptedException {
        Path log = Files.createTempFile("hamms", ".txt");
        Run run = Tool.ofJdk("java")
                .run(
                        "",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:" + what + ":file=" + log + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName());
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        Files.delete(log);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return lines;
    }
}
