package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import org.junit.jupiter.api.Test;

class EventTextTest {

    @Test
    void formatsAnEnd() {
        assertThat(EventText.of(Events.ended(Ending.alert(Ending.By.CLIENT, 48))))
                .isEqualTo("ended by client TLS alert 48 (unknown_ca) after 1.500 s, 1,234 B in, 56 B out");
    }

    @Test
    void doesNotLogAnEndTwice() {
        assertThat(EventText.isLogged(Events.ended(Ending.SERVER_FIN))).isTrue();
        assertThat(EventText.isLogged(Events.closed(1500))).isFalse();
        assertThat(EventText.isLogged(Events.closed(2499))).isFalse();
    }

    @Test
    void logsAConnectionThatLingersAfterItsEnd() {
        JournalEvent closed = Events.closed(2500);

        assertThat(EventText.isLogged(closed)).isTrue();
        assertThat(EventText.of(closed)).isEqualTo("closed, 1.000 s after its end, 1,234 B in, 56 B out");
    }

    @Test
    void logsAConnectionThatClosesWithoutAnEnd() {
        JournalEvent gone = Events.event(EventType.CLOSED, 250, null, null, null);

        assertThat(EventText.isLogged(gone)).isTrue();
        assertThat(EventText.of(gone)).isEqualTo("closed after 0.250 s, 1,234 B in, 56 B out");
    }

    @Test
    void doesNotLogDeliveries() {
        assertThat(EventText.isLogged(Events.event(EventType.DELIVERED, 1, null, null, null)))
                .isFalse();
    }

    @Test
    void namesTheModeThatAnswersIfItIsAnother() {
        assertThat(EventText.of(Events.requested("/x", "sleep"))).isEqualTo("GET /x");
        assertThat(EventText.of(Events.requested("/x", "status"))).isEqualTo("GET /x, answered as status");
    }

    @Test
    void escapesTheBytesOfAClient() {
        assertThat(EventText.of(Events.requested("/\u001b[2J\u009b1m\u202e\n\u0007\u007f", "sleep")))
                .isEqualTo("GET /?[2J?1m????");
    }
}
