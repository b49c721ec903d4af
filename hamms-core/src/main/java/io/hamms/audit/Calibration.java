package io.hamms.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The client's behaviour without a fault, to which verdicts compare.
 *
 * @param isBodyVisible whether the caller sees the content of a response
 * @param isBodyAlone whether the caller sees the content and nothing else, such as the head
 * @param treatsStatusAsError whether a response with status 500 is a failure
 * @param baseline how long a correct exchange takes
 * @param retryGaps how long after the one before each attempt came when a server closed without a response
 * @param ownTimeout the time after which it gives up on a silent server; empty if it does not
 * @param trustsCa whether it accepts the certificates of the test CA
 * @param memory how many bytes of memory its processes hold in a correct exchange; 0 if unknown
 * @param reusesConnections whether a second request comes on the first one's connection
 */
public record Calibration(
        boolean isBodyVisible,
        boolean isBodyAlone,
        boolean treatsStatusAsError,
        Duration baseline,
        List<Duration> retryGaps,
        Optional<Duration> ownTimeout,
        boolean trustsCa,
        long memory,
        boolean reusesConnections) {

    /** Keeps a copy of the gaps. */
    public Calibration {
        retryGaps = List.copyOf(retryGaps);
    }

    /** Returns how often a GET is repeated when a server closes without a response. */
    public int retries() {
        return retryGaps.size();
    }
}
