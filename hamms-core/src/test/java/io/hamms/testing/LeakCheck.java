package io.hamms.testing;

import io.netty.util.LeakPresenceDetector;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a buffer unreleased. META-INF/services applies it to every class; it waits for the
 * shared servers to release the buffers of connections that have just ended.
 */
public final class LeakCheck implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        Awaitility.await("all buffers released")
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(LeakPresenceDetector::check);
    }
}
