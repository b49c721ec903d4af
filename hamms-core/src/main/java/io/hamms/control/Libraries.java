package io.hamms.control;

import com.fasterxml.jackson.core.JsonFactory;
import io.hamms.error.InvalidStateException;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The libraries of the control port, which a server without a control port does not need. */
final class Libraries {

    private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);

    private Libraries() {}

    /**
     * Loads a class of each library; without this, the first request for JSON or metrics would fail.
     *
     * @throws InvalidStateException if one is missing
     */
    static void check() {
        try {
            LOG.debug(
                    "libraries: {}, {}, {}",
                    JsonFactory.class,
                    PrometheusTextFormatWriter.class,
                    MetricSnapshots.class);
        } catch (NoClassDefFoundError e) {
            throw new InvalidStateException(
                    "control port",
                    "the class " + e.getMessage() + " is missing",
                    "jackson-core, prometheus-metrics-model and prometheus-metrics-exposition-textformats",
                    e);
        }
    }
}
