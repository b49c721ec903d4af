package io.hamms.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedAllocatorTest {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    @Test
    void refusesDirectMemoryAboveItsLimit() {
        BoundedAllocator allocator = new BoundedAllocator(new AdaptiveByteBufAllocator(true), LIMIT);
        List<ByteBuf> buffers = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        while (buffers.size() < 4 * LIMIT / BUFFER) {
                            buffers.add(allocator.ioBuffer(BUFFER));
                        }
                    })
                    .isInstanceOf(MemoryBudget.ExceededException.class)
                    .hasMessage("memory outside of the heap: none left of " + LIMIT + " bytes");
            assertThat(buffers).hasSizeGreaterThan(LIMIT / BUFFER / 2);
            buffers.add(allocator.heapBuffer(BUFFER));
        } finally {
            buffers.forEach(ByteBuf::release);
        }
    }

    @EachTransport
    void servesEveryConnection(HammsNettyServer server) throws IOException {
        try (RawClient answered = RawClient.connect(server.port("healthy"));
                RawClient other = RawClient.connect(server.port("healthy"));
                RawClient silent = RawClient.connect(server.port("accept-silent"));
                RawClient secured = RawClient.connect(server.port("tls-healthy"))) {
            answered.get("/").readBody();

            assertThat(List.of(answered, other, silent, secured))
                    .extracting(client -> client.serverSide().config().getAllocator())
                    .allMatch(BoundedAllocator.class::isInstance);
        }
    }
}
