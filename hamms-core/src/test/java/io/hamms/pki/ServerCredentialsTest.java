package io.hamms.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.tls.HelloBytes;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerCredentialsTest {

    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    private Instant now = START;

    private final ServerCredentials credentials =
            new ServerCredentials(TestAuthority.ofProcess(), SubjectNames.LOCAL, () -> now);

    private static Handshake handshake(TestAuthority.CertificateFault fault) {
        return new Handshake(fault, List.of("TLSv1.3"), ClientAuth.NONE);
    }

    private SslContext contextAt(Instant time) throws Exception {
        now = time;
        return credentials
                .context(handshake(TestAuthority.CertificateFault.NONE))
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void presentsTheSameForADayThenANewOne() throws Exception {
        SslContext first = contextAt(START);

        assertThat(contextAt(START.plus(Duration.ofHours(24)).minusMillis(1))).isSameAs(first);
        SslContext second = contextAt(START.plus(Duration.ofHours(24)));
        assertThat(second).isNotSameAs(first);
        assertThat(contextAt(START.plus(Duration.ofDays(1)))).isSameAs(second);
    }

    @Test
    void makesThemOnAFewThreadsOfItsOwn() throws InterruptedException {
        Set<Thread> others = new HashSet<>(Thread.getAllStackTraces().keySet());
        others.removeIf(thread -> thread.getName().equals("hamms-keys"));
        List<CompletableFuture<SslContext>> contexts = new ArrayList<>();
        // As an event loop, which is no daemon: a thread inherits that.
        Thread loop = new Thread(() -> {
            for (int i = 0; i < 40; i++) {
                contexts.add(
                        credentials.context(handshake(TestAuthority.CertificateFault.NONE), "host" + i + ".localhost"));
            }
        });
        loop.setDaemon(false);
        loop.start();
        loop.join();
        Set<Thread> making = new HashSet<>(Thread.getAllStackTraces().keySet());
        making.removeAll(others);

        assertThat(contexts).hasSize(40).allSatisfy(context -> assertThat(context.get(30, TimeUnit.SECONDS))
                .isNotNull());
        assertThat(making)
                .hasSizeBetween(1, Runtime.getRuntime().availableProcessors())
                .allSatisfy(thread -> assertThat(thread.getName()).isEqualTo("hamms-keys"))
                .allMatch(Thread::isDaemon);
    }

    /** Occupies the threads that make certificates, once nothing is queued, until the latch is released. */
    private static CountDownLatch occupyThreads() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch occupied = new CountDownLatch(KeyThreads.POOL.getMaximumPoolSize());
        for (long i = occupied.getCount(); i > 0; i--) {
            KeyThreads.POOL.execute(() -> {
                occupied.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(occupied.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return free;
    }

    private static List<CompletableFuture<SslContext>> askForHosts(ServerCredentials of, int count) {
        Handshake handshake = handshake(TestAuthority.CertificateFault.NONE);
        return IntStream.range(0, count)
                .mapToObj(i -> of.context(handshake, "many" + i + ".localhost"))
                .toList();
    }

    @Test
    void makesNoneForAHostThatOthersHaveReplaced() throws InterruptedException {
        CountDownLatch free = occupyThreads();
        List<CompletableFuture<SslContext>> contexts;
        try {
            contexts = askForHosts(credentials, 300);
        } finally {
            free.countDown();
        }

        assertThat(contexts.subList(0, 200)).allMatch(CompletableFuture::isCancelled);
        assertThat(contexts.subList(200, 300)).noneMatch(CompletableFuture::isCancelled);
        assertThat(contexts.get(299)).succeedsWithin(Duration.ofSeconds(30));
        assertThat(credentials.context(handshake(TestAuthority.CertificateFault.NONE), "many0.localhost"))
                .as("asked for again")
                .succeedsWithin(Duration.ofSeconds(30));
    }

    @EachTransport
    void closesTheConnectionThatWaitsForAHostThatOthersHaveReplaced(HammsNettyServer server) throws Exception {
        CountDownLatch free = occupyThreads();
        try (RawClient client = RawClient.connect(server.port("healthy"))) {
            int queued = KeyThreads.POOL.getQueue().size();
            client.send(HelloBytes.make().serverName("waiting.localhost").record());
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .until(() -> KeyThreads.POOL.getQueue().size() > queued);
            askForHosts(ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL), 100);

            assertThat(client.readToEnd()).isEqualTo(RawClient.Received.fin(""));
        } finally {
            free.countDown();
        }
    }

    @Test
    void makesAgainWhatFailed() {
        OwnCertificate own = new OwnCertificate(
                TestAuthority.ofProcess().issueForClient().getKeyPair().getPrivate(), List.of());
        ServerCredentials failing = credentials.with(own);
        CompletableFuture<SslContext> first = failing.context(handshake(TestAuthority.CertificateFault.NONE));
        assertThat(first).as("without a certificate").failsWithin(Duration.ofSeconds(30));

        assertThat(failing.context(handshake(TestAuthority.CertificateFault.NONE)))
                .isNotSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void keepsABoundedNumberOfSessions(TestAuthority.CertificateFault fault) throws Exception {
        SslContext context = credentials.context(handshake(fault)).get(30, TimeUnit.SECONDS);

        assertThat(context.sessionContext().getSessionCacheSize()).isEqualTo(1_024);
    }

    @Test
    void presentsANewOneIfTheClockIsSetBack() throws Exception {
        SslContext first = contextAt(START);

        assertThat(contextAt(START.minus(Duration.ofDays(365)))).isNotSameAs(first);
    }

    /** A presented certificate was issued within the last day. */
    @Test
    void keepsEachFaultOverTime() {
        for (Duration uptime : List.of(Duration.ZERO, Duration.ofDays(400), Duration.ofDays(3000))) {
            Instant issued = START.plus(uptime);
            Instant latest = issued.plus(Duration.ofDays(1)).plusSeconds(60);
            for (TestAuthority.CertificateFault fault : TestAuthority.CertificateFault.values()) {
                var leaf = TestAuthority.ofProcess()
                        .issue(fault, SubjectNames.LOCAL, issued)
                        .chain()[0];
                for (Instant time : List.of(issued, latest)) {
                    boolean hasBegun = !time.isBefore(leaf.getNotBefore().toInstant());
                    boolean isOver = time.isAfter(leaf.getNotAfter().toInstant());
                    assertThat(hasBegun)
                            .as("%s: has begun", fault)
                            .isEqualTo(fault != TestAuthority.CertificateFault.NOT_YET_VALID);
                    assertThat(isOver)
                            .as("%s: is over", fault)
                            .isEqualTo(fault == TestAuthority.CertificateFault.EXPIRED);
                }
            }
        }
    }

    @Test
    void sharesTheCommonCertificates() {
        assertThat(ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL.and("::1")))
                .isSameAs(ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL));
        assertThat(ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL.and("other")))
                .isNotSameAs(ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL));
    }
}
