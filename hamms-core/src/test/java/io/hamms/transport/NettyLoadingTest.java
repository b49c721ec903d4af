package io.hamms.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NettyLoadingTest {

    @Test
    void isAwaitedByTheChoiceOfATransport() throws InterruptedException {
        assertAwaits(builder -> builder.transport(Transport.NIO));
    }

    @Test
    void isAwaitedByTheCheckOfAName() throws InterruptedException {
        assertAwaits(builder -> builder.tlsName("192.0.2.1"));
    }

    @Test
    void isAwaitedByTheBuild() throws InterruptedException {
        assertAwaits(HammsServerBuilder::build);
    }

    private static void assertAwaits(Consumer<HammsServerBuilder> step) throws InterruptedException {
        CountDownLatch loaded = new CountDownLatch(1);
        HammsServerBuilder builder = HammsNettyServer.builder().basePort(0).modes("status");
        Thread configures = new Thread(() -> step.accept(builder));
        NettyLoading.begin(() -> {
            try {
                loaded.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            configures.start();
            await().untilAsserted(() -> {
                assertThat(configures.getState()).isEqualTo(Thread.State.WAITING);
                assertThat(configures.getStackTrace())
                        .extracting(StackTraceElement::getClassName)
                        .contains(NettyLoading.class.getName());
            });
        } finally {
            loaded.countDown();
            configures.join();
        }
    }
}
