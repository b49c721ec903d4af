package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers in one test: as fields, without parameters. */
class TwoServersTest {

    static class Fields {

        @RegisterExtension
        final HammsExtension first = HammsExtension.serving("healthy");

        @RegisterExtension
        final HammsExtension second = HammsExtension.serving("healthy");

        @Test
        void passes() throws IOException {
            assertThat(Trials.get(first.uri("healthy"))).isEqualTo(200);

            assertThat(first.uri("healthy")).isNotEqualTo(second.uri("healthy"));
            assertThat(first.journal().requests()).hasSize(1);
            assertThat(second.journal("healthy").requests()).isEmpty();
        }

        @Test
        void doesNotStart(HammsNettyServer which) {
            assertThat(which).isNull();
        }
    }

    @WithHamms
    static class FieldAndAnnotation {

        @RegisterExtension
        final HammsExtension field = HammsExtension.serving("healthy");

        @Test
        void passes() throws IOException {
            assertThat(Trials.get(field.uri("healthy"))).isEqualTo(200);
        }

        @Test
        void doesNotStart(HammsNettyServer which) {
            assertThat(which).isNull();
        }
    }

    @Test
    void areReachedThroughTheirFields() {
        Run run = Run.of(Fields.class, FieldAndAnnotation.class);

        assertThat(run.passed()).containsExactly("passes", "passes");
        assertThat(run.messages())
                .containsOnlyKeys("doesNotStart")
                .hasEntrySatisfying("doesNotStart", message -> assertThat(message)
                        .contains("Discovered multiple competing ParameterResolvers"));
    }
}
