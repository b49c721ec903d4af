package io.hamms.mode.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Flips the last bit of the second application record that a connection sends, where each buffer is one record. */
final class BitFlip extends ChannelOutboundHandlerAdapter {

    private static final int APPLICATION_DATA = 23;

    private int records;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf record
                && record.isReadable()
                && record.getByte(record.readerIndex()) == APPLICATION_DATA
                && ++records == 2) {
            int last = record.writerIndex() - 1;
            record.setByte(last, record.getByte(last) ^ 1);
        }
        context.write(message, promise);
    }
}
