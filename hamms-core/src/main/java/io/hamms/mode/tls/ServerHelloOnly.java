package io.hamms.mode.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/** Passes the first handshake message on, in a record of its own, and discards all that follows; passes alerts. */
final class ServerHelloOnly extends ChannelOutboundHandlerAdapter {

    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int TLS_1_2 = 0x0303;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;

    /** The header of the message, the version, the random number and the length of the session identifier. */
    private static final int BEFORE_SESSION_ID = MESSAGE_HEADER + 2 + 32 + 1;

    private static final int CIPHER_SUITE_AND_COMPRESSION = 3;

    private final byte[] extension;
    private boolean isSent;

    /**
     * Creates the handler of a connection.
     *
     * @param extension an extension to add to the ServerHello of TLS 1.2; empty for none
     */
    ServerHelloOnly(byte... extension) {
        this.extension = extension;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        int type = message instanceof ByteBuf bytes && bytes.readableBytes() > RECORD_HEADER
                ? bytes.getByte(bytes.readerIndex())
                : 0;
        if (type == HANDSHAKE && !isSent) {
            isSent = true;
            ByteBuf bytes = (ByteBuf) message;
            context.write(serverHello(context, bytes.skipBytes(RECORD_HEADER)), promise);
            bytes.release();
        } else if (type == ALERT) {
            context.write(message, promise);
        } else {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        }
    }

    private ByteBuf serverHello(ChannelHandlerContext context, ByteBuf messages) {
        int length = MESSAGE_HEADER + messages.getUnsignedMedium(messages.readerIndex() + 1);
        ByteBuf message = messages.readSlice(length);
        ByteBuf record = context.alloc().buffer(RECORD_HEADER + length + 2 + extension.length);
        record.writeByte(HANDSHAKE).writeShort(TLS_1_2).writeZero(2);
        if (extension.length > 0) {
            int sessionId = message.getUnsignedByte(message.readerIndex() + BEFORE_SESSION_ID - 1);
            record.writeBytes(message, BEFORE_SESSION_ID + sessionId + CIPHER_SUITE_AND_COMPRESSION);
            int others = message.isReadable() ? message.readUnsignedShort() : 0;
            record.writeShort(others + extension.length).writeBytes(message).writeBytes(extension);
            record.setMedium(RECORD_HEADER + 1, record.writerIndex() - RECORD_HEADER - MESSAGE_HEADER);
        } else {
            record.writeBytes(message);
        }
        return record.setShort(RECORD_HEADER - 2, record.writerIndex() - RECORD_HEADER);
    }
}
