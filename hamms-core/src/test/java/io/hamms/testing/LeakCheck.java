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

    static {
        // What a test can only wait for may take its time on a machine that does much else.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Awaitility.await("all buffers released")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(LeakPresenceDetector::check);
    }
}
