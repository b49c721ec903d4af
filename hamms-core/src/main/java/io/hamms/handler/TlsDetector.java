package io.hamms.handler;

import io.hamms.fault.Fault;
import io.hamms.fault.ModeCall;
import io.hamms.tls.ClientHello;
import io.hamms.tls.ClientHelloDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Precedes an {@link HttpFault} in the pipeline while its client's first bytes may be a ClientHello, and keeps them;
 * then TLS takes its place. A connection that begins with other bytes, or with none, never has one.
 */
final class TlsDetector extends ChannelInboundHandlerAdapter {

    private static final int CONTENT_TYPE_HANDSHAKE = 22;
    private static final int MAJOR_VERSION = 3;

    private final HttpFault fault;
    private final ChannelHandlerContext behind;
    private final Port port;
    private final ClientHelloDecoder decoder = new ClientHelloDecoder();
    private ByteBuf kept = Unpooled.EMPTY_BUFFER;
    private @Nullable Future<?> timeout;
    private boolean isDecided;

    private TlsDetector(HttpFault fault, ChannelHandlerContext behind) {
        this.fault = fault;
        this.behind = behind;
        this.port = Port.of(behind.channel());
    }

    /** Adds a detector before the fault and passes it the first bytes, if they may begin TLS; else returns false. */
    static boolean join(ChannelHandlerContext fault, HttpFault handler, ByteBuf first) {
        if (!mayBeTls(first) || fault.pipeline().get(SslHandler.class) != null || hasEnded(fault)) {
            return false;
        }
        TlsDetector detector = new TlsDetector(handler, fault);
        fault.pipeline().addBefore(fault.name(), null, detector);
        detector.channelRead(fault.pipeline().context(detector), first);
        return true;
    }

    private static boolean hasEnded(ChannelHandlerContext fault) {
        ChannelOutput output = ChannelOutput.kept(fault.channel());
        return output != null && output.wire().hasEnded();
    }

    /** Returns whether these bytes, or this one, can begin a record of a handshake (RFC 8446, section 5.1). */
    static boolean mayBeTls(ByteBuf bytes) {
        int at = bytes.readerIndex();
        return bytes.getByte(at) == CONTENT_TYPE_HANDSHAKE
                && (bytes.readableBytes() == 1 || bytes.getByte(at + 1) == MAJOR_VERSION);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timeout = context.executor().schedule(() -> end(context), TlsFault.HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancelTimeout();
        take().release();
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }

    private ByteBuf take() {
        ByteBuf taken = kept;
        kept = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        boolean isComplete = decoder.decode(bytes);
        kept = port.memory().keep(context.alloc(), kept, bytes);
        if (!isDecided && !mayBeTls(kept)) {
            pass(context);
        } else if (!isDecided && isComplete) {
            isDecided = true;
            cancelTimeout();
            decide(context, decoder.hello());
        }
    }

    private void decide(ChannelHandlerContext context, @Nullable ClientHello hello) {
        if (hello != null) {
            ChannelConnection.listener(context.channel()).clientHelloReceived(hello);
        }
        String serverName = hello == null ? null : hello.serverName();
        Fault chosen = fault.tlsFault(serverName);
        if (chosen instanceof RawFault raw) {
            AlertReader.listen(behind, kept);
            StepWire wire = ChannelOutput.of(behind).wire();
            raw.onAccept(wire);
            raw.onFirstBytes(ModeCall.byDefault(port.mode()).arguments(), wire);
            wire.hold();
            leave(context);
        } else {
            TlsFault tls = chosen instanceof TlsFault handshake ? handshake : port.tls();
            if (hello != null && tls.keepsClientHello()) {
                ClientHelloReader.keep(context.channel(), hello);
            }
            tls.secure(context.channel(), behind.name(), serverName, () -> pass(context));
        }
    }

    /** Passes the bytes on to the handlers that follow now. */
    private void pass(ChannelHandlerContext context) {
        if (!context.isRemoved()) {
            ByteBuf bytes = take();
            context.pipeline().remove(this);
            context.fireChannelRead(bytes);
            context.fireChannelReadComplete();
        }
    }

    /** Ends the connection of a client whose ClientHello does not come. */
    private void end(ChannelHandlerContext context) {
        ChannelOutput.of(behind).wire().fin();
        leave(context);
    }

    private void leave(ChannelHandlerContext context) {
        context.flush();
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }
}
