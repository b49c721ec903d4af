package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    @Test
    void readsTheSizeThatSttyPrints() {
        assertThat(Terminal.parse("24 80\n")).isEqualTo(new Window(24, 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0 0\n", "0 80", "24 0", "null null", "stty: no tty", "99999999999 80", "24 99999999999"})
    void takesNothingElseForASize(String printed) {
        assertThat(Terminal.parse(printed)).isNull();
    }
}
