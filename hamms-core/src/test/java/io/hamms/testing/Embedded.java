package io.hamms.testing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.handler.Port;
import io.hamms.handler.ServerState;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.SubjectNames;
import io.hamms.pki.TestAuthority;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection to a mode without a network, on which a test controls the time. */
public final class Embedded implements AutoCloseable {

    /** The credentials of the TLS modes here; a test that connects to one waits until they are generated. */
    public static final ServerCredentials CREDENTIALS =
            ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL);

    private final EmbeddedChannel parent;
    private final ChannelHandler fault;
    private final MockTicker ticker = Ticker.newMockTicker();
    private final EmbeddedChannel channel;

    private Embedded(EmbeddedChannel parent, ChannelHandler fault, boolean isSocket) {
        this.parent = parent;
        this.fault = fault;
        EmbeddedChannel.Builder builder =
                EmbeddedChannel.builder().parent(parent).handlers(fault).ticker(ticker);
        channel = isSocket ? new EmbeddedSocket(builder) : builder.build();
    }

    public static Embedded connectTo(FailureMode mode) {
        return connectTo(mode, Observer.NONE);
    }

    public static Embedded connectTo(FailureMode mode, Observer observer) {
        return connectTo(mode, new ServerState(observer));
    }

    /** Connects to a mode of the server with this state. */
    public static Embedded connectTo(FailureMode mode, ServerState server) {
        return connect(mode, server, false);
    }

    /** Connects to a mode with half-closure: a FIN does not close the connection. */
    public static Embedded connectSocketTo(FailureMode mode, Observer observer) {
        return connect(mode, new ServerState(observer), true);
    }

    private static Embedded connect(FailureMode mode, ServerState server, boolean isSocket) {
        EmbeddedChannel parent = new EmbeddedChannel();
        server.setBaseline(Healthy.MODE);
        server.setTls(() -> TlsHealthy.MODE);
        parent.attr(Port.KEY).set(new Port(mode, server));
        parent.attr(ServerCredentials.KEY).set(CREDENTIALS);
        return new Embedded(parent, (ChannelHandler) mode.fault().forPort(), isSocket);
    }

    /** Connects to the same port of the same server once more. */
    public Embedded another() {
        return new Embedded(parent, fault, channel instanceof EmbeddedSocket);
    }

    public Embedded send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        return this;
    }

    public Embedded get(String target) {
        return send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
    }

    public Embedded passTime(Duration time) {
        ticker.advance(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        return this;
    }

    /** Returns what has been sent since the last call. */
    public String received() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return Dates.masked(text.toString());
    }

    /** The client ends its side: FIN. */
    public Embedded clientFin() {
        ((EmbeddedSocket) channel).inputEnds();
        return this;
    }

    public boolean isOpen() {
        return channel.isOpen();
    }

    /** The client leaves. Closing the channel would cancel all timers and so prove nothing. */
    public void clientGoes() {
        channel.pipeline().fireChannelInactive();
    }

    public boolean hasTimer() {
        return channel.runScheduledPendingTasks() >= 0;
    }

    public EmbeddedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        parent.finishAndReleaseAll();
    }
}
