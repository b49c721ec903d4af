package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private final JournalStore store = new JournalStore(JournalLimits.DEFAULT, TickerClock.of(Ticker.systemTicker()));
    private final Log log = new Log(store, false);

    @Test
    void leavesAHangingConnectionWithoutEvents() {
        ConnectionEntry connection = store.open(store.port(log, 1, "sleep"), 1, null, 0);

        assertThat(new Selection(null, "key").contains(connection)).isFalse();
        store.nextEnded(0, new Selection(null, "key")::contains);
        store.clear();
        store.counters();
        connection.snapshot(store.clock());

        assertThat(connection.events).isNull();
    }
}
