package io.hamms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl",
                "7",
                "\u00e9t\u00e9",
                "/opt/a_b-1.jar",
                "user@host:80",
                "a=1,b=2+3%",
                "@{upload}",
                "{url}"
            })
    void isLeftAsItIsIfAShellTakesItSo(String word) {
        assertThat(ShellWord.quoted(word)).isEqualTo(word);
    }

    /** Bash and zsh, unlike POSIX, make several words of such a word. */
    @ParameterizedTest
    @ValueSource(strings = {"{a,b}", "http://{a,b}.test", "{1..3}"})
    void isQuotedIfItIsAListInBraces(String word) {
        assertThat(ShellWord.quoted(word)).isEqualTo("'" + word + "'");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadBackByAShell() throws IOException {
        List<String> words = new ArrayList<>(List.of("", "it's", "''", "a b", "$HOME", "a\nb", "\u00e9 \u20ac"));
        for (char c = 1; c < 128; c++) {
            words.addAll(List.of(c + "", c + "a", "a" + c, "a" + c + "b"));
        }
        String typed = words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + typed)
                .redirectErrorStream(true)
                .start();

        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(read.split("\0")).containsExactlyElementsOf(words);
    }
}
