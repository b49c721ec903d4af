package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.cli.Holdings.EndedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private final Holdings holdings = new Holdings();
    private final List<String> released = new ArrayList<>();

    @Test
    void releasesInReverseOrderAndOnce() {
        holdings.hold(() -> released.add("first"));
        holdings.hold(() -> released.add("second"));
        assertThat(holdings.isOver()).isFalse();

        holdings.release();
        holdings.release();

        assertThat(released).containsExactly("second", "first");
        assertThat(holdings.isOver()).isTrue();
    }

    @Test
    void releasesAtOnceWhatComesAfterTheEnd() {
        holdings.release();

        assertThatThrownBy(() -> holdings.hold(() -> released.add("late"))).isInstanceOf(EndedException.class);
        assertThat(released).containsExactly("late");
    }

    @Test
    void releasesTheRestWhereOneFails() {
        holdings.hold(() -> released.add("first"));
        holdings.hold(() -> {
            throw new IllegalStateException("close: an event loop still runs");
        });

        assertThatThrownBy(holdings::release).hasMessage("close: an event loop still runs");
        assertThat(released).containsExactly("first");
    }
}
