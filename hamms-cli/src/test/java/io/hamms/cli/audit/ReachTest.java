package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.Ability;
import io.hamms.audit.Obstacle;
import io.hamms.fault.Need;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static Stream<String> reasons() {
        // Every command supports TLS; and only the client's program decides on its connections.
        Stream<String> abilities =
                EnumSet.complementOf(EnumSet.of(Ability.TLS)).stream().map(Ability::unmet);
        Stream<String> obstacles =
                EnumSet.complementOf(EnumSet.of(Obstacle.ONE_REQUEST, Obstacle.OTHER_CONNECTION)).stream()
                        .map(Obstacle::sentence);
        return Stream.concat(
                abilities, Stream.concat(Arrays.stream(Need.values()).map(Need::unmet), obstacles));
    }

    @Test
    void isKnownForEveryReasonThatTheCommandCanChange() {
        assertThat(reasons()).allSatisfy(reason -> assertThat(Reach.way(reason)).isNotEmpty());
        assertThat(Reach.way("the client was not set up for a POST"))
                .isEqualTo("give a command that sends one: --post 'curl -sS -d hello {url}'");
        assertThat(Reach.way("the client says: no command sends a GET and then a POST;"
                        + " --post with {url1} and {url2} would"))
                .isEqualTo("add --post 'curl -sS {url1} --next -sS -d hello {url2}'");
        assertThat(Reach.way(Obstacle.ONE_REQUEST.sentence())).isEmpty();
    }

    @Test
    void isNotGuessedFromTheWordsOfADriver() {
        assertThat(Reach.way("the client says: a POST without a content")).isEmpty();
    }
}
