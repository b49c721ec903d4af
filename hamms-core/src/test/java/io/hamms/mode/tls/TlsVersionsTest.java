package io.hamms.mode.tls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts a handshake in every version with every port, with a client that still supports the old ones. */
class TlsVersionsTest {

    private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private static final MultiThreadIoEventLoopGroup GROUP =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final HammsNettyServer server = Servers.on(Transport.best());

    @AfterAll
    static void stop() {
        GROUP.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }

    static Stream<Arguments> everyVersionOnEveryPort() {
        return Stream.of(
                        Arguments.of(TlsVersions.FROM_1_0, VERSIONS),
                        Arguments.of(TlsVersions.FROM_1_2, List.of("TLSv1.2", "TLSv1.3")),
                        Arguments.of(TlsVersions.ONLY_1_3, List.of("TLSv1.3")),
                        Arguments.of(TlsVersions.OLD_ONLY, List.of("TLSv1", "TLSv1.1")),
                        Arguments.of(TlsHealthy.MODE, List.of("TLSv1.2", "TLSv1.3")))
                .flatMap(row -> VERSIONS.stream()
                        .map(version ->
                                Arguments.of(row.get()[0], version, ((List<?>) row.get()[1]).contains(version))));
    }

    @ParameterizedTest(name = "{0} with a client of {1}: {2}")
    @MethodSource("everyVersionOnEveryPort")
    void shakesHandsInItsOwnVersionsOnly(FailureMode mode, String version, boolean isSpoken) throws Exception {
        assertThat(shakeHands(server.port(mode), version)).isEqualTo(isSpoken ? version : "refused");
    }

    private static String shakeHands(int port, String version) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL)
                .protocols(version)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .ciphers(List.of(
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"))
                .build();
        AtomicReference<SslHandler> handler = new AtomicReference<>();
        Channel channel = new Bootstrap()
                .group(GROUP)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel created) {
                        handler.set(context.newHandler(created.alloc()));
                        created.pipeline().addLast(handler.get(), new Unmoved());
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
        SslHandler tls = requireNonNull(handler.get());
        try {
            boolean isDone = tls.handshakeFuture().await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(isDone).isTrue();
            if (tls.handshakeFuture().isSuccess()) {
                return tls.engine().getSession().getProtocol();
            }
            assertThat(tls.handshakeFuture().cause()).isInstanceOf(SSLException.class);
            return "refused";
        } finally {
            channel.close().sync();
        }
    }

    /** Ignores exceptions: the handshake's future has them already, and Netty would log them. */
    private static final class Unmoved extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
    }
}
