package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A client whose SYN is dropped retransmits it a second later; only Linux counts these. */
@EnabledOnOs(OS.LINUX)
class ColdBurstIT {

    /** As many as fit into a port's accept queue (somaxconn is 4096), however late the server accepts them. */
    private static final int CLIENTS = 4_000;

    private static final int SOURCES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void acceptsFourThousandClientsAtOnceRightAfterItsStart() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try (RunningJar jar = RunningJar.start("--base-port", "0")) {
            int port = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
            InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Bootstrap bootstrap = new Bootstrap()
                    .group(group)
                    .channel(EpollSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                    .handler(new ChannelInboundHandlerAdapter() {
                        @Override
                        public boolean isSharable() {
                            return true;
                        }
                    });
            List<ChannelFuture> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(bootstrap.connect(server, new InetSocketAddress("127.0.0." + (2 + i % SOURCES), 0)));
            }
            for (ChannelFuture client : clients) {
                client.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }

            assertThat(clients).allMatch(ChannelFuture::isSuccess);
            assertThat(clients)
                    .extracting(ChannelFuture::channel)
                    .filteredOn(ColdBurstIT::hadToComeAgain)
                    .isEmpty();
        } finally {
            group.shutdownGracefully(0, PATIENCE.toSeconds(), TimeUnit.SECONDS).sync();
        }
    }

    private static boolean hadToComeAgain(Channel client) {
        return ((EpollSocketChannel) client).tcpInfo().totalRetrans() > 0;
    }
}
