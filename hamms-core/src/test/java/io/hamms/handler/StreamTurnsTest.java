package io.hamms.handler;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Parameter;
import io.hamms.testing.RawClient;
import io.hamms.timer.RoundRobin;
import io.hamms.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts the bytes written between two runs of the timers, for every mode with each parameter at its lowest and highest
 * value. It needs no clock: the most that a stream may write in one turn fits into the kernel's buffers many times.
 */
class StreamTurnsTest {

    private static final int CLIENTS = 3;
    private static final int ROUNDS = 100;
    private static final int PENDING = 2 * 64 * 1024;
    private static final int MOST =
            RoundRobin.ROUND_BYTES + RoundRobin.TURN_BYTES + PENDING + CLIENTS * (RoundRobin.TURN_BYTES + PENDING);

    private static final Pattern BOUNDS = Pattern.compile("from (\\d+) to (\\d+)$");
    private static final Pattern CHOICES = Pattern.compile("one of (.*)");

    private final Gauge gauge = new Gauge();

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(Transport::isAvailable);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void noModeDelaysTheTimersWithAnyParameter(Transport transport) throws Exception {
        List<String> streams = new ArrayList<>();
        List<String> tooMuch = new ArrayList<>();
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .threads(1)
                .transport(transport)
                .observer(gauge)
                .start()) {
            for (FailureMode mode : hamms.modes().stream()
                    .filter(mode -> mode.fault().isCallable())
                    .toList()) {
                for (String target : targets(mode)) {
                    long most = mostAtOnce(hamms.port(mode), target);
                    String what = mode.name() + target + ": " + most + " bytes";
                    if (most > MOST) {
                        tooMuch.add(what);
                    } else if (most >= RoundRobin.TURN_BYTES) {
                        streams.add(what);
                    }
                }
            }
        }
        assertThat(tooMuch)
                .as("more than %,d bytes before the timers run", MOST)
                .isEmpty();
        assertThat(streams).as("what streams").hasSizeGreaterThan(30);
    }

    /**
     * Sends requests from some clients that read nothing; returns the most bytes written between two runs of the
     * timers.
     */
    private long mostAtOnce(int port, String target) throws Exception {
        int before = gauge.connected;
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                RawClient client = RawClient.connect(port);
                clients.add(client);
                ask(client, target);
            }
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> gauge.connected >= before + CLIENTS);
            return gauge.afterRounds();
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void ask(RawClient client, String target) {
        try {
            client.get(target);
        } catch (IOException e) {
            // The mode has already reset the connection.
        }
    }

    /** Returns targets with the defaults, with each parameter at its lowest and highest value, and with all at once. */
    private static Set<String> targets(FailureMode mode) {
        Set<String> targets = new LinkedHashSet<>(List.of("/"));
        StringBuilder lowest = new StringBuilder("/?");
        StringBuilder highest = new StringBuilder("/?");
        for (Parameter<?> parameter : mode.parameters()) {
            List<String> values = ends(parameter);
            values.forEach(value -> targets.add("/?" + parameter.name() + "=" + value));
            if (!values.isEmpty()) {
                lowest.append(parameter.name())
                        .append('=')
                        .append(values.get(0))
                        .append('&');
                highest.append(parameter.name())
                        .append('=')
                        .append(values.get(values.size() - 1))
                        .append('&');
            }
        }
        targets.add(lowest.toString());
        targets.add(highest.toString());
        return targets;
    }

    private static List<String> ends(Parameter<?> parameter) {
        Matcher bounds = BOUNDS.matcher(parameter.expected());
        if (bounds.find()) {
            return List.of(bounds.group(1), bounds.group(2));
        }
        Matcher choices = CHOICES.matcher(parameter.expected());
        return choices.matches() ? List.of(choices.group(1).split(", ")) : List.of();
    }

    /** The first handler of each connection. All but the constructor runs on the only event loop. */
    @ChannelHandler.Sharable
    private static final class Gauge extends ChannelOutboundHandlerAdapter implements Observer, ConnectionListener {

        private volatile int connected;
        private volatile @Nullable EventLoop loop;
        private long now;
        private long most;
        private boolean isMarked;

        @Override
        public ConnectionListener connected(FailureMode mode, Connection connection) {
            return this;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public void handlerAdded(ChannelHandlerContext context) {
            loop = context.channel().eventLoop();
            connected++;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            now += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
            most = Math.max(most, now);
            if (!isMarked) {
                isMarked = true;
                context.executor().schedule(this::onTimers, 0, NANOSECONDS);
            }
            context.write(message, promise);
        }

        private void onTimers() {
            isMarked = false;
            now = 0;
        }

        /** Returns the maximum so far, after many iterations of the event loop. */
        long afterRounds() throws Exception {
            CompletableFuture<Long> result = new CompletableFuture<>();
            EventLoop only = requireNonNull(loop);
            only.execute(() -> next(only, ROUNDS, result));
            return result.get(RawClient.PATIENCE.toSeconds(), SECONDS);
        }

        private void next(EventLoop only, int rounds, CompletableFuture<Long> result) {
            if (rounds > 0) {
                only.schedule(() -> next(only, rounds - 1, result), 0, NANOSECONDS);
            } else {
                result.complete(most);
                most = 0;
            }
        }
    }
}
