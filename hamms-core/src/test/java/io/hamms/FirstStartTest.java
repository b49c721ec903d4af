package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Observer;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
                        "io.hamms.mode.baseline.Healthy",
                        "io.hamms.mode.baseline.TlsHealthy");
    }

    @Test
    void compilesNoPatterns() throws Exception {
        assertThat(loaded(Program.class)).doesNotContain("java.util.regex.Matcher", "io.hamms.fault.Effects");
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
        assertThat(logged(Table.class, "class+init=info", ":none"))
                .filteredOn(FirstStartTest::isOfNetty)
                .isEmpty();
    }

    /** A program that sets each option that is not one of the JDK's types, while another thread loads Netty. */
    static final class Options {

        private Options() {}

        public static void main(String[] args) throws Exception {
            HammsServerBuilder builder = HammsNettyServer.builder()
                    .basePort(0)
                    .bindAddress("localhost")
                    .tlsName("hamms.example")
                    .tlsName("192.0.2.1")
                    .script("healthy", Scenario.parse("status?status=503,healthy"))
                    .defaults("status", Map.of("status", "204"))
                    .observer(Observer.NONE);
            System.out.println("configured");
            builder.start().close();
        }
    }

    /** Two threads that initialize the same classes in different orders can wait for each other for ever. */
    @Test
    void initializesNettyOnOneThreadAtATime() throws Exception {
        List<String> initialized = logged(Options.class, "class+init=info", ":tid").stream()
                .filter(line -> line.contains("Initializing '"))
                .toList();
        String main = thread(initialized, Options.class);
        String loading = thread(initialized, Transport.class);
        List<String> before = initialized.subList(0, lastOf(initialized, loading));

        assertThat(before)
                .filteredOn(line -> line.startsWith(main))
                .filteredOn(FirstStartTest::isOfNetty)
                .isEmpty();
        assertThat(before).filteredOn(line -> line.startsWith(loading)).anyMatch(FirstStartTest::isOfNetty);
    }

    private static String thread(List<String> lines, Class<?> initialized) {
        return lines.stream()
                .filter(line -> line.contains("'" + initialized.getName().replace('.', '/') + "'"))
                .map(line -> line.substring(0, line.indexOf(']') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static int lastOf(List<String> lines, String thread) {
        int last = lines.size() - 1;
        while (!lines.get(last).startsWith(thread)) {
            last--;
        }
        return last;
    }

    /** Returns whether a line is about a class of Netty that initializes others. */
    private static boolean isOfNetty(String line) {
        return line.contains("Initializing 'io/netty/")
                && !line.contains("(no method)")
                && !line.contains("'io/netty/handler/ssl/ClientAuth'");
    }

    /** Returns the classes that a program loads, as the JVM reports them. */
    private static List<String> loaded(Class<?> program) throws IOException, InterruptedException {
        return logged(program, "class+load", ":none").stream()
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private static List<String> logged(Class<?> program, String what, String decorations)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("hamms", ".txt");
        Run run = Tool.ofJdk("java")
                .run(
                        "",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:" + what + ":file=" + log + decorations,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName());
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        Files.delete(log);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return lines;
    }
}
