package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageMessagesTest {

    private static final FailureMode SLEEP = FailureModes.named("sleep");
    private static final FailureMode STATUS = FailureModes.named("status");

    private final TestEnvironment environment = TestEnvironment.plain();

    /** Runs invalid commands, and compares the error message of each with the golden file. */
    @Test
    void reportsInOneLineWhatWasExpected() throws IOException {
        List<String> calls = List.of(
                "--base-port 70000",
                "--base-port -1",
                "--base-port many",
                "--base-port",
                "--base-port --verbose",
                "serve --modes sleep --base-port 65535",
                "--bas-port 8000",
                "--nonsense",
                "--nonsense=1",
                "--nonsense --help",
                "--version --nonsense",
                "--nonsense --help list",
                "list --help --nonsense",
                "help list --nonsense",
                "sleep --help",
                "--verbose=3",
                "--bind no.such.host.invalid",
                "--bind 192.0.2.1 --base-port 0",
                "--bind= --base-port 0",
                "--modes drpi-5s",
                "--modes sleep,stattus",
                "--modes {hamms}",
                "--{hamms}",
                "--modes ,",
                "--log-format xml",
                "--watch",
                "--watch -v",
                "--watch --log-format json",
                "--script healthy",
                "--script healty=sleep",
                "--script healthy=slep",
                "--script healthy=",
                "--script close-on-accept=healthy",
                "--script healthy=tls-expired",
                "--script healthy=status?status=9",
                "--script healthy=status?stat=503",
                "--script healthy=status?status=%zz",
                "--script healthy=0*sleep",
                "--script healthy=1h*status",
                "--script healthy=-1*status?status=503",
                "--script healthy=respond?body=x&size=5",
                "--default respond?trailer=A:+1",
                "--default ",
                "--script =sleep",
                "--base-port= --modes sleep",
                "--modes=",
                "--tls-cert /nope --tls-key /nope",
                "audit --known /nope -- curl {url}",
                "--script healthy=9999*sleep,9*status",
                "--modes sleep --script healthy=sleep",
                "--script healthy=sleep --script healthy=status",
                "--default sleep",
                "--default slep?sleep=1",
                "--default sleep?sleep=soon",
                "--default sleep?slep=1",
                "--default sleep?sleep=1 --default sleep?sleep=2",
                "--default close-on-accept?x=1",
                "--default sleep?sleep=%zz",
                "--control-port 70000",
                "--base-port 0 --modes sleep --no-control --control-port 0",
                "--base-port 0 --modes sleep --control-bind no.such.host.invalid",
                "--base-port 0 --modes sleep --control-bind 192.0.2.1",
                "--base-port 0 --modes sleep --control-bind=",
                "--base-port 0 --modes sleep --control-host http://x/",
                "--base-port 0 --modes sleep --control-host a:99999",
                "--base-port 0 --modes sleep --control-host [::1]:0",
                "--base-port 65500 --modes sleep",
                "--control-port 5508",
                "--base-port 8000 --modes sleep,status --control-port 8009",
                "--bind 0.0.0.0 --control-port 5509",
                "lst",
                "sleep",
                "serve sleep",
                "help sleep",
                "--base-port 8000 list",
                "list --base-port 0",
                "list --base-port 8000 --base-port 9000",
                "--control-port 1 --verbose --control-port 2 -v",
                "--verbose --verbose=false",
                "list --format yaml",
                "describe",
                "describe dripp",
                "describe --all sleep",
                "describe sleep --base-port 65535");
        StringBuilder said = new StringBuilder();
        for (String call : calls) {
            TestEnvironment one = TestEnvironment.plain();
            assertThat(one.run(call.split(" "))).as(call).isEqualTo(2);
            assertThat(one.out()).as(call).isEmpty();
            assertThat(one.err()).as(call).hasLineCount(1);
            said.append("hamms ").append(call).append('\n').append(one.err()).append('\n');
        }
        Golden.check("complaints.txt", said.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v -v --base-port 0 --modes sleep --verbose",
                "list --base-port 8000 --base-port 8000",
                "describe --all --all",
                "--base-port 0 --no-control --modes sleep --modes status --no-control",
                "list --base-port 8000 --base-port 9000 --help"
            })
    void acceptsARepeatedOptionThatMeansTheSame(String call) {
        assertThat(environment.run(call.split(" "))).isZero();
        assertThat(environment.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"close-on-acept, close-on-accept", "DRIP5S, drip-5s", "refused, connection-refused"})
    void guessesWhichModeWasMeant(String typed, String meant) {
        assertThat(environment.run("describe", typed)).isEqualTo(2);
        assertThat(environment.err()).startsWith("name: " + typed + " (expected: " + meant + ", ");
    }

    @Test
    void refusesPortsAbove65535() {
        int last = FailureModes.ALL.stream().mapToInt(FailureMode::offset).max().orElseThrow();

        assertThat(TestEnvironment.plain().run("list", "--base-port", Integer.toString(65_535 - last)))
                .isZero();
        assertThat(environment.run("list", "--base-port", Integer.toString(65_536 - last)))
                .isEqualTo(2);
        assertThat(environment.err())
                .startsWith("--base-port: " + (65_536 - last) + " (expected: at most " + (65_535 - last) + ";");
    }

    @Test
    void offersOnlyTheTransportsOfThisMachine() {
        String other = System.getProperty("os.name").equals("Linux") ? "kqueue" : "epoll";

        assertThat(environment.run("--transport", other)).isEqualTo(2);
        assertThat(environment.err())
                .startsWith("--transport: " + other + " (expected: auto, ")
                .contains("nio on this machine); see hamms --help")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    void namesAPortThatIsTaken(String transport) {
        try (HammsNettyServer other =
                HammsNettyServer.builder().basePort(0).modes(List.of(STATUS)).start()) {
            int base = other.port(STATUS) - STATUS.offset();
            String[] call = {"--modes", "status", "--base-port", base + "", "--transport", transport};

            assertThat(environment.run(call)).as(Arrays.toString(call)).isEqualTo(2);
            assertThat(environment.out()).isEmpty();
            assertThat(environment.err())
                    .isEqualTo("cannot listen on " + other.port(STATUS)
                            + " (status): Address already in use (expected: free ports on 127.0.0.1; choose others"
                            + " with --base-port N, or let the kernel choose with --base-port 0);"
                            + " see hamms --help\n");
        }
    }

    @Test
    void namesAControlPortInUseAndReleasesAllOthers() throws IOException {
        int base = FreePorts.base(List.of(SLEEP));
        try (ServerSocket taken = new ServerSocket(base + 100, 1, InetAddress.getLoopbackAddress())) {
            assertThat(environment.run("--modes", "sleep", "--base-port", base + ""))
                    .isEqualTo(2);
            assertThat(environment.out()).isEmpty();
            assertThat(environment.err())
                    .isEqualTo("cannot listen on " + taken.getLocalPort()
                            + " (control port): Address already in use (expected: a free port on 127.0.0.1; choose"
                            + " another with --control-port N, or omit it with --no-control);"
                            + " see hamms --help\n");
            try (ServerSocket free = new ServerSocket(base + SLEEP.offset(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void suggestsThatAnotherServerRunsIfAllPortsAreInUse() throws IOException {
        int base = FreePorts.base(List.of(SLEEP, STATUS));
        String[] call = {"--modes", "sleep,status", "--base-port", Integer.toString(base)};

        assertThat(whileServing(call, call))
                .isEqualTo((base + SLEEP.offset()) + "-" + (base + STATUS.offset())
                        + " are taken; is another hamms running? (expected: free ports on 127.0.0.1; choose others with"
                        + " --base-port N, or let the kernel choose with --base-port 0); see hamms --help\n");
    }

    @Test
    void namesTheFirstPortsInUseAndTheNumberOfOthers() throws IOException {
        String five = "accept-silent,close-on-accept,garbage-on-accept,sleep,status";
        int base = FreePorts.base(FailureModes.ALL);
        String port = Integer.toString(base);

        assertThat(whileServing(
                        new String[] {"--modes", "sleep,status", "--base-port", port},
                        new String[] {"--modes", five, "--base-port", port}))
                .startsWith("cannot listen on " + (base + SLEEP.offset()) + " (sleep), " + (base + STATUS.offset())
                        + " (status): Address already in use (expected: free ports");
        assertThat(whileServing(
                        new String[] {"--modes", five, "--base-port", port},
                        new String[] {"--modes", five + ",healthy", "--base-port", port}))
                .startsWith("cannot listen on " + (base + 1) + " (accept-silent), " + (base + 2)
                        + " (close-on-accept), " + (base + 4)
                        + " (garbage-on-accept) and 2 more: Address already in use (expected: free ports")
                .hasLineCount(1);
    }

    /** Returns the error message of a command that fails while a first one serves. */
    private static String whileServing(String[] first, String[] second) {
        TestEnvironment refused = TestEnvironment.plain();
        TestEnvironment holder = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            assertThat(refused.run(second)).isEqualTo(Exit.USAGE);
            close.run();
        });
        assertThat(holder.run(first)).isZero();
        return refused.err();
    }

    @Test
    void servesBesideItsControlPortOnAnotherAddress() throws IOException {
        int base = FreePorts.base(List.of(SLEEP));

        assertThat(environment.run(
                        "--modes",
                        "sleep",
                        "--base-port",
                        base + "",
                        "--control-bind",
                        "127.0.0.2",
                        "--control-port",
                        base + SLEEP.offset() + ""))
                .as(environment.err())
                .isZero();
    }
}
