package io.hamms.audit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The progress of an audit.
 *
 * @param done the number of finished probes
 * @param all the number of all probes
 * @param last the probe that finished last
 * @param harm its worst harm
 */
public record AuditProgress(int done, int all, String last, Harm harm) {

    /** Counts probes. */
    static final class Counter {

        private final int all;
        private final Consumer<AuditProgress> listener;
        private int done;

        Counter(int all, Consumer<AuditProgress> listener) {
            this.all = all;
            this.listener = listener;
        }

        List<Check> count(String id, Callable<List<Check>> probe) throws Exception {
            List<Check> checks = probe.call();
            Harm harm =
                    checks.stream().filter(Check::isHarmful).map(Check::harm).reduce(Harm.OK, Harm::worse);
            synchronized (this) {
                done++;
                listener.accept(new AuditProgress(done, all, id, harm));
            }
            return checks;
        }
    }
}
