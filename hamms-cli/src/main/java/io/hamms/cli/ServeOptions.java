package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.PortBindException;
import io.hamms.cli.Words.LogFormat;
import io.hamms.cli.Words.TransportChoice;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.FailureModes;
import io.hamms.transport.Transport;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a server is to be, as typed; {@code hamms} and {@code hamms serve} both take these options. */
final class ServeOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            converter = Ports.OrFree.class,
            description =
                    "The first mode's port; the others count from it. 0: free ports. Default:" + " ${DEFAULT-VALUE}.")
    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen on; 0.0.0.0 for all. Default: 127.0.0.1.")
    private String bindAddress = "127.0.0.1";

    @Option(
            names = "--modes",
            paramLabel = "NAME",
            split = ",",
            converter = Words.OfMode.class,
            completionCandidates = Words.OfMode.class,
            description = "Serve these only; separate names by commas. Default: all that hamms list names.")
    private List<FailureMode> modes = FailureModes.ALL;

    @Option(
            names = "--transport",
            paramLabel = "auto|epoll|kqueue|nio",
            converter = Words.OfTransport.class,
            completionCandidates = Words.OfTransport.class,
            description = "How to reach the network. Default: auto, the best that this machine has.")
    private TransportChoice transport = TransportChoice.AUTO;

    @Option(
            names = "--reuse-port",
            description = "Share the ports with other processes that are told the same; Linux spreads the clients.")
    private boolean reusePort;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            converter = Words.OfLogFormat.class,
            completionCandidates = Words.OfLogFormat.class,
            description =
                    "How to print what happens; json is one object a line, the first the ports." + " Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a line for each connection, each request read and each end.")
    private boolean verbose;

    int serve(World world) throws InterruptedException {
        List<FailureMode> served =
                modes.stream().sorted(Comparator.comparing(FailureMode::offset)).toList();
        Ports.check(command, basePort, served);
        LogFormatter formatter =
                logFormat == LogFormat.JSON ? new JsonLines(world.clock()) : new TextLines(world, served);
        CountDownLatch noReaderLeft = new CountDownLatch(1);
        EventLog log = new EventLog(world.out(), formatter, noReaderLeft::countDown);
        HammsNettyServer server = start(served, verbose ? log : Observer.NONE);
        Runnable close = () -> {
            server.close();
            log.finish();
        };
        Runnable announce = () -> {
            world.out().print(formatter.started(server, bindAddress));
            world.out().flush();
            log.start();
        };
        try {
            world.lifetime().await(announce, noReaderLeft, close);
        } finally {
            close.run();
        }
        return Cli.OK;
    }

    private HammsNettyServer start(List<FailureMode> served, Observer observer) {
        try {
            HammsServerBuilder builder = HammsNettyServer.builder()
                    .basePort(basePort)
                    .bindAddress(bindAddress)
                    .modes(served)
                    .reusePort(reusePort)
                    .observer(observer);
            Transport wanted = transport.transport();
            return (wanted == null ? builder : builder.transport(wanted)).start();
        } catch (PortBindException e) {
            throw new ParameterException(command.commandLine(), Complaint.about(e, bindAddress));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), Complaint.about(e));
        }
    }
}
