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
 * Sends events to a client as fast as it reads them, for as long as it stays (WHATWG HTML, "Server-sent events"). It
 * takes the place of the {@link ControlHandler}, after which the connection carries nothing else.
 */
final class EventStream extends ChannelInboundHandlerAdapter {

    /** How often a comment is sent, which shows either side whether the other is still there. */
    static final int BEAT_SECONDS = 15;

    /** After how many beats without room for one a client is given up. */
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

    /** Sends what there is, as long as there is room; called again by its own writes, it does nothing. */
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

    /** Passes over whatever the client still sends. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    /** A client that has closed its connection reads no more; one that has closed half of it looks the same. */
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
