package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.PortBindException;
import io.hamms.cli.OptionValues.TransportChoice;
import io.hamms.control.ControlPort;
import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.transport.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a server, for both {@code hamms} and {@code hamms serve}. */
final class ServeOptions {

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            converter = Ports.OrFree.class,
            description = "The base port, to which the offset of each mode is added. 0: free ports. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen on; 0.0.0.0 for all addresses. Default: 127.0.0.1.")
    private String bindAddress = "127.0.0.1";

    @Option(
            names = "--modes",
            paramLabel = "NAME",
            split = ",",
            converter = OptionValues.OfMode.class,
            completionCandidates = OptionValues.OfMode.class,
            description = "Serve only these modes; separate names by commas. Default: all modes.")
    private List<FailureMode> modes = FailureModes.ALL;

    @Option(
            names = "--transport",
            paramLabel = "auto|epoll|kqueue|nio",
            converter = OptionValues.OfTransport.class,
            completionCandidates = OptionValues.OfTransport.class,
            description = "The Netty transport. Default: auto, the best one that this machine supports.")
    private TransportChoice transport = TransportChoice.AUTO;

    @Option(
            names = "--reuse-port",
            description = "Share the ports with other processes that use this option (SO_REUSEPORT); Linux distributes"
                    + " the connections.")
    private boolean reusePort;

    @Mixin
    private final ScriptOptions script = new ScriptOptions();

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Mixin
    private final ControlOptions control = new ControlOptions();

    int serve(Environment environment) throws InterruptedException {
        List<FailureMode> served = new ArrayList<>(modes);
        served.sort(Comparator.comparing(FailureMode::offset));
        Ports.check(basePort, served);
        script.read(served);
        control.check(basePort, reusePort, bindAddress, served);
        Resources resources = new Resources();
        // Before the ports open: a signal may arrive as soon as a port answers.
        Runnable forget = environment.lifetime().begin(resources::release);
        try {
            serve(environment, served, resources);
        } catch (UsageException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            UsageException refused = StartFailure.of(e);
            if (refused != null) {
                throw refused;
            }
            if (!resources.isOver()) {
                throw e;
            }
        } finally {
            forget.run();
            resources.release();
        }
        return Exit.OK;
    }

    private void serve(Environment environment, List<FailureMode> served, Resources resources)
            throws InterruptedException {
        CountDownLatch noReaderLeft = new CountDownLatch(1);
        Output output = outputs.output(environment, served, noReaderLeft::countDown);
        resources.add(output::finish);
        HammsNettyServer server = start(served, output, resources);
        ControlPort controlPort = control.start(server, reusePort ? 0 : basePort);
        if (controlPort != null) {
            resources.add(controlPort::close);
        }
        Startup started = new Startup(server, bindAddress, controlPort == null ? null : controlPort.uri());
        environment.lifetime().await(() -> output.begin(started), noReaderLeft, resources::release);
    }

    private HammsNettyServer start(List<FailureMode> served, Output output, Resources resources) {
        try {
            HammsServerBuilder builder = HammsNettyServer.builder()
                    .basePort(basePort)
                    .bindAddress(bindAddress)
                    .modes(served)
                    .reusePort(reusePort)
                    .redactCredentials(outputs.isRedacted());
            script.applyTo(builder);
            tls.applyTo(builder);
            Transport wanted = transport.transport();
            HammsNettyServer server = (wanted == null ? builder : builder.transport(wanted)).build();
            resources.add(server::close);
            output.listenTo(server.journal());
            return server.start();
        } catch (PortBindException e) {
            throw UsageMessages.about(e, bindAddress, served.size());
        } catch (InvalidOptionException e) {
            throw UsageMessages.about(e, UsageMessages.FLAGS);
        }
    }
}
