package io.hamms;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.journal.JournalLimits;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.pki.OwnCertificate;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.SubjectNames;
import io.hamms.pki.TestAuthority;
import io.hamms.server.Behaviour;
import io.hamms.server.Hosts;
import io.hamms.server.Settings;
import io.hamms.text.Addresses;
import io.hamms.transport.NettyLoading;
import io.hamms.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Configures and creates a server. */
public final class HammsServerBuilder {

    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;
    private String bindAddress = "127.0.0.1";
    private List<FailureMode> modes = FailureModes.ALL;
    private @Nullable Transport transport;
    private int threads = Math.min(Runtime.getRuntime().availableProcessors(), 8);
    private boolean reusePort;
    private boolean isStrict;
    private boolean isRedacted;
    private final Behaviour behaviour = new Behaviour();
    private Observer observer = Observer.NONE;
    private JournalLimits journalLimits = JournalLimits.DEFAULT;
    private SubjectNames tlsNames = SubjectNames.LOCAL;
    private @Nullable OwnCertificate ownCertificate;
    private @Nullable Path caFile;

    private HammsServerBuilder() {}

    static HammsServerBuilder create() {
        NettyVersion.check();
        // The command line has another thread load Netty, which this thread initializes from here on.
        NettyLoading.await();
        return new HammsServerBuilder();
    }

    /** Sets the port from which the modes' ports count, 1 to 65535; with 0 the kernel chooses free ports. */
    public HammsServerBuilder basePort(int basePort) {
        if (basePort < 0 || basePort > Addresses.MAX_PORT) {
            throw new InvalidOptionException("basePort", basePort, "0 for free ports, or 1 to " + Addresses.MAX_PORT);
        }
        this.basePort = basePort;
        return this;
    }

    /** Sets the address to listen on, a numeric address or a name of this machine. */
    public HammsServerBuilder bindAddress(String bindAddress) {
        Hosts.resolve(bindAddress);
        this.bindAddress = bindAddress;
        return this;
    }

    /**
     * Serves these modes only.
     *
     * @throws UnknownModeException if no mode has one of the names
     */
    public HammsServerBuilder modes(String... names) {
        List<FailureMode> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(FailureModes.named(name));
        }
        return modes(chosen);
    }

    /** Serves these modes only. */
    public HammsServerBuilder modes(List<FailureMode> chosen) {
        Set<FailureMode> wanted = new LinkedHashSet<>(chosen);
        if (wanted.isEmpty()) {
            throw new InvalidOptionException("modes", "none", "at least one");
        }
        modes = List.copyOf(wanted);
        return this;
    }

    /** Sets the transport, instead of the best one that this machine supports. */
    public HammsServerBuilder transport(Transport transport) {
        if (!transport.isAvailable()) {
            throw new InvalidOptionException(
                    "transport", transport, "one that this machine supports, such as " + Transport.best());
        }
        this.transport = transport;
        return this;
    }

    /** Sets the number of event loops, 1 to 64; the default is one for each processor, at most eight. */
    public HammsServerBuilder threads(int threads) {
        if (threads < 1 || threads > 64) {
            throw new InvalidOptionException("threads", threads, "1 to 64");
        }
        this.threads = threads;
        return this;
    }

    /** Sets whether other processes of this user may listen on the same ports and share the clients (SO_REUSEPORT). */
    public HammsServerBuilder reusePort(boolean reusePort) {
        this.reusePort = reusePort;
        return this;
    }

    /**
     * Sets whether a request with unknown or repeated parameters in its query gets 400. By default, {@code
     * X-Hamms-Ignored} and the journal name them. Modes called by path, and the steps of scenarios, always reject
     * them.
     */
    public HammsServerBuilder strictParameters(boolean strict) {
        this.isStrict = strict;
        return this;
    }

    /**
     * Sets the dispatcher of a mode's ports from the start, and after each {@link HammsNettyServer#reset()}.
     *
     * @throws UnknownModeException if no mode has this name
     * @throws InvalidOptionException if the mode does not wait for requests
     */
    public HammsServerBuilder script(String mode, Dispatcher script) {
        behaviour.script(FailureModes.named(mode), script);
        return this;
    }

    /**
     * Sets a mode's defaults from the start, and after each {@link HammsNettyServer#reset()}.
     *
     * @throws UnknownModeException if no mode has this name
     * @throws io.hamms.fault.BadParameterException if the mode has no such parameter, or a value is invalid
     */
    public HammsServerBuilder defaults(String mode, Map<String, String> values) {
        behaviour.defaults(FailureModes.named(mode), values);
        return this;
    }

    /**
     * Sets whether the journal replaces by {@code ***} the values of {@code Authorization}, {@code Cookie} and
     * {@code Proxy-Authorization}.
     */
    public HammsServerBuilder redactCredentials(boolean redact) {
        this.isRedacted = redact;
        return this;
    }

    /** Sets the limits of the journal, instead of {@link JournalLimits#DEFAULT}. */
    public HammsServerBuilder journal(JournalLimits limits) {
        this.journalLimits = limits;
        return this;
    }

    /** Sets the observer of all connections; the journal receives each event first. */
    public HammsServerBuilder observer(Observer observer) {
        this.observer = observer;
        return this;
    }

    /**
     * Adds a name for which the certificates of the TLS ports are valid, besides {@code localhost}, {@code 127.0.0.1},
     * {@code ::1} and the address that the server listens on.
     *
     * @param name a host name or a numeric address
     * @throws InvalidOptionException if it is neither
     */
    public HammsServerBuilder tlsName(String name) {
        tlsNames = tlsNames.and(name);
        return this;
    }

    /**
     * Sets the file of a CA that issues the certificates of the TLS ports and outlives the process.
     *
     * @param file the key and the certificate of the CA in PEM, readable only by its owner (mode 600); {@link #build}
     *     creates it if it does not exist
     */
    public HammsServerBuilder caFile(Path file) {
        caFile = file;
        return this;
    }

    /**
     * Sets the certificate of the TLS ports whose certificate has no fault; the test CA does not vouch for it.
     *
     * @param certificate a file with the certificate and those that issued it, in PEM
     * @param key a file with its private key, in PEM and PKCS #8
     * @throws InvalidOptionException if one of them cannot be read, or they do not belong together
     */
    public HammsServerBuilder tlsCertificate(Path certificate, Path key) {
        ownCertificate = OwnCertificate.read(certificate, key);
        return this;
    }

    /**
     * Returns a server that is not started yet.
     *
     * @throws InvalidOptionException if a port would be above 65535, or ports cannot be shared, or the file of the CA
     *     cannot be used
     */
    public HammsNettyServer build() {
        return new HammsNettyServer(new Settings(
                basePort,
                bindAddress,
                modes,
                FailureModes.baseline(),
                FailureModes::tls,
                transport == null ? Transport.best() : transport,
                threads,
                reusePort,
                isStrict,
                behaviour.anew(),
                isRedacted,
                observer,
                journalLimits,
                credentials()));
    }

    private ServerCredentials credentials() {
        ServerCredentials issued = ServerCredentials.of(
                caFile == null ? TestAuthority.ofProcess() : TestAuthority.in(caFile),
                tlsNames.and(Hosts.reachable(bindAddress).replace("[", "").replace("]", "")));
        return ownCertificate == null ? issued : issued.with(ownCertificate);
    }

    /** Builds a server and starts it; throws as {@link HammsNettyServer#start()}. */
    public HammsNettyServer start() {
        return build().start();
    }
}
