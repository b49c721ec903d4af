package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void breaksLinesBetweenWordsAndIndentsWhatFollows() {
        assertThat(Columns.wrap("one two three four", 12, 3)).isEqualTo("one two\n   three\n   four");
    }

    @Test
    void fillsALineToItsLastColumn() {
        assertThat(Columns.wrap("abc def gh", 7, 0)).isEqualTo("abc def\ngh");
    }

    @Test
    void doesNotBreakAWordThatIsTooLong() {
        assertThat(Columns.wrap("a https://example.test/ b", 10, 2)).isEqualTo("a\n  https://example.test/\n  b");
    }
}
