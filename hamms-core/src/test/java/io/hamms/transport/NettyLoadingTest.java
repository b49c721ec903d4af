package io.hamms.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hamms.HammsNettyServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NettyLoadingTest {

    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread configures = new Thread(HammsNettyServer::builder);

    @AfterEach
    void end() throws InterruptedException {
        loaded.countDown();
        configures.join();
    }

    @Test
    void noServerIsConfiguredUntilNettyIsLoaded() {
        NettyLoading.begin(() -> {
            try {
                loaded.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        configures.start();

        await().untilAsserted(() -> {
            assertThat(configures.getState()).isEqualTo(Thread.State.WAITING);
            assertThat(configures.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .contains(NettyLoading.class.getName());
        });
    }
}
