package io.hamms.pki;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a server's TLS ports. Keys and certificates are generated in the background at first use, once for
 * all ports with the same certificate, and again each day: whatever the uptime, a valid certificate stays valid, one
 * that is not yet valid does not become valid, and an expired one expired yesterday.
 */
public final class ServerCredentials {

    /** The attribute of a listening channel with the credentials of its server. */
    public static final AttributeKey<ServerCredentials> KEY =
            AttributeKey.valueOf(ServerCredentials.class, "CREDENTIALS");

    private static final Duration LIFETIME = Duration.ofDays(1);

    /** The limit of cached sessions, enough for a test's clients; the default is 20,480 for each port. */
    private static final int SESSIONS = 1_024;

    /**
     * The limit of hosts with a certificate of their own; the one that was not used for longest is made again. Clients
     * that still wait for it are closed: if they asked again, more clients than this would never be served.
     */
    private static final int MAX_HOSTS = 100;

    private static final ServerCredentials OF_PROCESS =
            new ServerCredentials(TestAuthority.ofProcess(), SubjectNames.LOCAL, InstantSource.system(), null);

    private final TestAuthority authority;
    private final SubjectNames names;
    private final InstantSource clock;
    private final @Nullable OwnCertificate own;
    private volatile @Nullable Issue current;

    ServerCredentials(TestAuthority authority, SubjectNames names, InstantSource clock) {
        this(authority, names, clock, null);
    }

    private ServerCredentials(
            TestAuthority authority, SubjectNames names, InstantSource clock, @Nullable OwnCertificate own) {
        this.authority = authority;
        this.names = names;
        this.clock = clock;
        this.own = own;
    }

    /** Returns the credentials of a CA for these names; servers with the default names share them in this process. */
    public static ServerCredentials of(TestAuthority authority, SubjectNames names) {
        return authority == OF_PROCESS.authority && names.names().equals(OF_PROCESS.names.names())
                ? OF_PROCESS
                : new ServerCredentials(authority, names, InstantSource.system());
    }

    /** Returns these credentials with a user's certificate in place of the correct one of the CA. */
    public ServerCredentials with(OwnCertificate certificate) {
        return new ServerCredentials(authority, names, clock, certificate);
    }

    /** Returns the CA that issues the certificates. */
    public TestAuthority authority() {
        return authority;
    }

    /** Returns the context for a handshake, as soon as it has been created. */
    public CompletableFuture<SslContext> context(Handshake handshake) {
        Issue issue = issue();
        return issue.contexts.compute(
                handshake,
                (wanted, made) -> madeOr(made, () -> {
                    OwnCertificate of = ownFor(wanted);
                    return of == null ? issue.context(wanted, issue.identity(wanted)) : issue.context(wanted, of);
                }));
    }

    /** Returns what was made before or, if that failed, lets it be made. */
    private static CompletableFuture<SslContext> madeOr(
            @Nullable CompletableFuture<SslContext> made, Supplier<SslContext> making) {
        return made == null || made.isCompletedExceptionally()
                ? CompletableFuture.supplyAsync(making, KeyThreads.POOL)
                : made;
    }

    /**
     * Returns the context for a handshake with a client that asks for a host: a host below one of the names, such as
     * {@code status.localhost}, has a certificate of its own.
     */
    public CompletableFuture<SslContext> context(Handshake handshake, @Nullable String serverName) {
        String host = serverName == null ? "" : serverName.toLowerCase(Locale.ROOT);
        boolean isBelow = names.hasBelow(host) && ownFor(handshake) == null;
        return isBelow ? issue().contextFor(handshake, host) : context(handshake);
    }

    /** Returns the user's certificate for a handshake whose certificate has no fault; null if there is none. */
    private @Nullable OwnCertificate ownFor(Handshake handshake) {
        return handshake.certificate() == TestAuthority.CertificateFault.NONE ? own : null;
    }

    private Issue issue() {
        Instant now = clock.instant();
        Issue issue = current;
        // After the clock is set back, the certificates would lie in the future.
        if (issue != null && Duration.between(issue.at, now).abs().compareTo(LIFETIME) < 0) {
            return issue;
        }
        synchronized (this) {
            Issue latest = current;
            if (latest == null || latest == issue) {
                latest = new Issue(now);
                current = latest;
            }
            return latest;
        }
    }

    /** The credentials of one day. */
    private final class Issue {

        private final Instant at;
        private final Map<Handshake, CompletableFuture<SslContext>> contexts = new ConcurrentHashMap<>();
        private final Map<TestAuthority.CertificateFault, TestAuthority.Identity> identities =
                new ConcurrentHashMap<>();
        /** By the handshake and the host that the client asks for. */
        private final Map<Map.Entry<Handshake, String>, CompletableFuture<SslContext>> hosts =
                new LinkedHashMap<>(16, 0.75f, true) {

                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<Map.Entry<Handshake, String>, CompletableFuture<SslContext>> eldest) {
                        boolean isTooMany = size() > MAX_HOSTS;
                        if (isTooMany) {
                            // What is still queued is not made, else later clients would wait for it.
                            eldest.getValue().cancel(false);
                        }
                        return isTooMany;
                    }
                };

        private Issue(Instant at) {
            this.at = at;
        }

        private TestAuthority.Identity identity(Handshake handshake) {
            return identities.computeIfAbsent(handshake.certificate(), fault -> authority.issue(fault, names, at));
        }

        private CompletableFuture<SslContext> contextFor(Handshake handshake, String host) {
            synchronized (hosts) {
                return hosts.compute(
                        Map.entry(handshake, host),
                        (named, made) -> madeOr(
                                made,
                                () -> context(
                                        handshake, authority.issue(handshake.certificate(), names.and(host), at))));
            }
        }

        private SslContext context(Handshake handshake, TestAuthority.Identity identity) {
            SslContext context = context(
                    handshake,
                    new OwnCertificate(identity.bundle().getKeyPair().getPrivate(), List.of(identity.chain())));
            return handshake.isStapling()
                    ? new StaplingContext(context, authority.revocationOf(identity.chain()[0], at))
                    : context;
        }

        private SslContext context(Handshake handshake, OwnCertificate certificate) {
            try {
                // BoringSSL supports TLS 1.0 and 1.1; the JDK does so only with changed security properties.
                SslContextBuilder builder = SslContextBuilder.forServer(certificate.key(), certificate.chainArray())
                        .sslProvider(handshake.alpn().provider())
                        .keyStoreType(TestAuthority.KEY_STORE)
                        .protocols(handshake.versions())
                        .ciphers(handshake.ciphers(
                                certificate.key().getAlgorithm().equals("RSA")))
                        .clientAuth(handshake.clientAuth())
                        .sessionCacheSize(SESSIONS)
                        .enableOcsp(handshake.isStapling())
                        .applicationProtocolConfig(handshake.alpn().config());
                return handshake.clientAuth() == ClientAuth.NONE
                        ? builder.build()
                        : builder.trustManager(new ClientVerifier(authority.trustManagers()))
                                .build();
            } catch (SSLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
