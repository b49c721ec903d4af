package io.hamms.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hamms.http.Json;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to a client as fast as it reads, until it disconnects (WHATWG HTML, "Server-sent events"). It
 * replaces the {@link ControlHandler}: the connection carries nothing else afterwards.
 */
final class EventStream extends ChannelInboundHandlerAdapter {

    /** The interval of comments, by which each side detects that the other has disconnected. */
    static final int BEAT_SECONDS = 15;

    /** How many intervals without room for a comment close the connection. */
    static final int MAX_STALLED_BEATS = 4;

    private static final byte[] BEAT = ":\n\n".getBytes(UTF_8);

    private final Subscriber subscriber;
    private @Nullable Future<?> beat;
    private int stalledBeats;
    private boolean isSending;

    EventStream(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        subscriber.onEvent(() -> context.executor().execute(() -> send(context)));
        beat = context.executor()
                .scheduleAtFixedRate(() -> beat(context), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        context.channel().config().setAutoRead(true);
        write(context, BEAT);
        context.flush();
        send(context);
    }

    /** Sends queued events while the channel is writable; does nothing when its own writes call it again. */
    private void send(ChannelHandlerContext context) {
        if (isSending) {
            return;
        }
        isSending = true;
        while (isWritable(context)) {
            Subscriber.Item next = subscriber.poll();
            if (next == null) {
                break;
            }
            write(context, text(next));
        }
        context.flush();
        isSending = false;
    }

    private static boolean isWritable(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            context.flush();
        }
        return context.channel().isWritable();
    }

    private static byte[] text(Subscriber.Item item) {
        String name = item.event() == null ? "left-out" : item.event().kind().token();
        byte[] data = item.event() == null
                ? Json.object(json -> {
                    json.writeStringField("event", "left-out");
                    json.writeNumberField("events", item.leftOut());
                })
                : JournalJson.event(item.event());
        return ("id: " + item.id() + "\nevent: " + name + "\ndata: " + new String(data, UTF_8) + "\n\n")
                .getBytes(UTF_8);
    }

    private static void write(ChannelHandlerContext context, byte[] text) {
        ByteBuf bytes = Unpooled.wrappedBuffer(text);
        context.write(new DefaultHttpContent(bytes), context.voidPromise());
    }

    private void beat(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            stalledBeats = 0;
            write(context, BEAT);
            context.flush();
        } else if (++stalledBeats == MAX_STALLED_BEATS) {
            context.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            send(context);
        }
    }

    /** Discards what the client still sends. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    /** A client that has closed its connection does not read; one that has closed only its output looks the same. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        subscriber.close();
        if (beat != null) {
            beat.cancel(false);
        }
    }

    /** The client has reset the connection. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
