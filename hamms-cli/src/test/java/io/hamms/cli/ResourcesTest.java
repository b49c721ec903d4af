package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.cli.Resources.EndedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    private final Resources resources = new Resources();
    private final List<String> released = new ArrayList<>();

    @Test
    void releasesInReverseOrderAndOnce() {
        resources.add(() -> released.add("first"));
        resources.add(() -> released.add("second"));
        assertThat(resources.isOver()).isFalse();

        resources.release();
        resources.release();

        assertThat(released).containsExactly("second", "first");
        assertThat(resources.isOver()).isTrue();
    }

    @Test
    void releasesAtOnceAResourceThatIsAddedAfterTheEnd() {
        resources.release();

        assertThatThrownBy(() -> resources.add(() -> released.add("late"))).isInstanceOf(EndedException.class);
        assertThat(released).containsExactly("late");
    }

    @Test
    void releasesTheRestWhereOneFails() {
        resources.add(() -> released.add("first"));
        resources.add(() -> {
            throw new IllegalStateException("close: an event loop still runs");
        });

        assertThatThrownBy(resources::release).hasMessage("close: an event loop still runs");
        assertThat(released).containsExactly("first");
    }
}
