package io.hamms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "0.25, 0.25", "250ms, 0.25", "1.5ms, 0.0015", "2s, 2", "0.5s, 0.5", "5m, 300"})
    void readsSecondsWithAndWithoutAUnit(String text, BigDecimal seconds) {
        assertThat(Times.seconds(text)).isEqualByComparingTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "s", "m", "2 s", "2h", "2sec", "soon", "NaN", "0x1", "2S", "\u0662"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Times.seconds(text)).isInstanceOf(NumberFormatException.class);
    }
}
