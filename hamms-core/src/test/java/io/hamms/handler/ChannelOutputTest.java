package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.io.IOException;

class ChannelOutputTest {

    @EachTransport
    void setsNoOptionOfASocketThatIsClosed(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port("healthy"))) {
            client.get("/").readBody();
            Channel channel = client.serverSide();
            assertThat(ConnectionEnd.set(channel, ChannelOption.SO_LINGER, 0)).isTrue();
            channel.close().awaitUninterruptibly();

            assertThat(ConnectionEnd.set(channel, ChannelOption.SO_LINGER, 0)).isFalse();
            assertThat(ConnectionEnd.set(channel, ChannelOption.SO_RCVBUF, 4096))
                    .isFalse();
        }
    }
}
