package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0", "999999;999,999", "1000000;1.0 M", "999949999;999.9 M", "999950000;1.0 G"})
    void countsInFullUpToAMillion(long number, String shown) {
        assertThat(HumanNumbers.count(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1048576, 1.0 MB", "9223372036854775807, 9.2 EB"})
    void shortensBytes(long number, String shown) {
        assertThat(HumanNumbers.bytes(number)).isEqualTo(shown);
    }

    @Test
    void formatsTimesOfHours() {
        assertThat(HumanNumbers.time(Duration.ofSeconds(100 * 3600 + 62))).isEqualTo("100:01:02");
    }
}
