package io.hamms.testing;

import io.netty.util.LeakPresenceDetector;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which a buffer is still held. Applied to every class by META-INF/services; what the shared
 * servers still have in hand for a connection that has just ended is given a moment.
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
