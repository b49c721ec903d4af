package io.hamms.handler;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Wire;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Target;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * A fault that does not wait for a whole request: it acts on accept or on the first bytes, whatever they are. It
 * discards all that the client sends. By default it is silent.
 */
public abstract non-sealed class RawFault extends ConnectionFault {

    private static final int MAX_REQUEST_LINE = 16 * 1024;

    /** Creates a fault for any number of connections; a subclass must not keep state of a single one. */
    protected RawFault() {}

    /** Acts when a client has connected. */
    protected void onAccept(Wire wire) {}

    /**
     * Acts on the first bytes. If it does nothing, it is called again for the next bytes.
     *
     * @param arguments the parameters in the request line, if these bytes begin a request; else the defaults
     */
    protected void onFirstBytes(Arguments arguments, Wire wire) {}

    @Override
    final void accepted(Port port, Wire wire) {
        onAccept(wire);
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof ByteBuf bytes) {
                AlertReader.listen(context, bytes);
                RequestTap.listen(context, bytes);
                StepWire wire = ChannelOutput.of(context).wire();
                if (wire.isFirstRead()) {
                    first(context, wire, bytes);
                }
                wire.received(bytes);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void first(ChannelHandlerContext context, Wire wire, ByteBuf bytes) {
        try {
            Port port = Port.of(context.channel());
            String target = target(bytes);
            ModeCall call = port.withDefaults(port.checked(ModeCall.of(port.mode(), target), target));
            onFirstBytes(call.checked().arguments(), wire);
        } catch (BadParameterException e) {
            wire.send(Http1Encoder.whole(Refusals.of(e).last())).fin();
        }
        context.flush();
    }

    /** Returns the target of the request line that begins here, or an empty one if there is none. */
    private static String target(ByteBuf bytes) {
        int end = bytes.bytesBefore(Math.min(bytes.readableBytes(), MAX_REQUEST_LINE), (byte) '\n');
        String line = bytes.toString(bytes.readerIndex(), end < 0 ? 0 : end, StandardCharsets.ISO_8859_1);
        String[] words = line.split(" ", -1);
        return words.length == 3 && words[2].startsWith("HTTP/") ? Target.originForm(words[1]) : "";
    }
}
