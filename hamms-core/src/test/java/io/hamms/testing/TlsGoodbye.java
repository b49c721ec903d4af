package io.hamms.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A TLS client that reports whether the server sends close_notify before FIN, which the JDK's client does not. */
public final class TlsGoodbye {

    private TlsGoodbye() {}

    /** The text received, and whether close_notify came before FIN. */
    public record Received(String text, boolean hasCloseNotify) {}

    /** Sends a GET for a target and reads to the end. */
    public static Received get(int port, String target) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Reader reader = new Reader();
            Channel channel = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel created) {
                            created.pipeline().addLast(context.newHandler(created.alloc()), reader);
                        }
                    })
                    .connect(InetAddress.getLoopbackAddress(), port)
                    .sync()
                    .channel();
            channel.writeAndFlush(Unpooled.copiedBuffer(
                    "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    StandardCharsets.ISO_8859_1));
            return reader.received.get(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
        }
    }

    private static final class Reader extends SimpleChannelInboundHandler<ByteBuf> {

        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<Received> received = new CompletableFuture<>();
        private boolean hasCloseNotify;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            text.append(Dates.masked(bytes.toString(StandardCharsets.ISO_8859_1)));
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslCloseCompletionEvent closed) {
                hasCloseNotify = closed.isSuccess();
            }
        }

        /** A reset ends the connection, too. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            received.complete(new Received(text.toString(), hasCloseNotify));
        }
    }
}
