package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTemplateTest {

    private static final URI ONE = URI.create("http://127.0.0.1:4711/?a=b&c=d");
    private static final URI TWO = URI.create("http://127.0.0.1:4711/second");

    private static List<String> fill(List<URI> urls, String... words) {
        return new CommandTemplate(List.of(words)).fill(urls, Duration.ofSeconds(2), Map.of("{ca}", "/tmp/ca.pem"));
    }

    @Test
    void replacesPlaceholders() {
        assertThat(fill(List.of(ONE), "get", "--to={host}:{port}", "-t{timeout}", "--ca", "{ca}", "{url}"))
                .containsExactly("get", "--to=127.0.0.1:4711", "-t2", "--ca", "/tmp/ca.pem", ONE.toString());
    }

    @Test
    void appendsTheUrlWhereNoWordHasIt() {
        assertThat(fill(List.of(ONE), "get", "-t", "{timeout}")).containsExactly("get", "-t", "2", ONE.toString());
    }

    @Test
    void leavesTheSecondUrlOutWhereThereIsOne() {
        assertThat(fill(List.of(ONE, TWO), "get", "{url1}", "{url2}"))
                .containsExactly("get", ONE.toString(), TWO.toString());
        assertThat(fill(List.of(ONE), "get", "{url1}", "{url2}")).containsExactly("get", ONE.toString());
    }

    @ParameterizedTest
    @CsvSource({"2000, 2", "500, 0.5", "1250, 1.25", "60000, 60", "10, 0.01"})
    void writesATimeAsAPlainNumberOfSeconds(long millis, String text) {
        assertThat(CommandTemplate.seconds(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "post -d hello {url}|post,-d,hello,{url}",
                "post  -d 'a b'  {url} |post,-d,a b,{url}",
                "post -d \"it's\" ''|post,-d,it's,",
                "post -H'X: y'z|post,-HX: yz",
            })
    void splitsALineAtBlanksThatAreNotQuoted(String line, String words) {
        assertThat(CommandTemplate.split(line).words()).containsExactly(words.split(",", -1));
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandTemplate.split("post 'a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ur}", "{URL}{urls}", "-t{time}", "@{uplod}", "{url3}", "{{url4}}"})
    void findsAnUnknownPlaceholder(String word) {
        assertThat(new CommandTemplate(List.of("get", "{url}", word)).unknown())
                .hasValueSatisfying(unknown -> assertThat(word).contains(unknown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{url}{url1}{url2}{host}{port}{timeout}{ca}@{upload}",
                "{\"a\":1}",
                "{\"a\":{}}",
                "${x}",
                "%{json}",
                "%{http_code}",
                "{a,b}",
                "[0-9]{3}",
                "{ get }",
                "{Get}",
                "{a-b}",
                "{}"
            })
    void takesNoOtherTextInBracesForAPlaceholder(String word) {
        assertThat(new CommandTemplate(List.of("get", word)).unknown()).isEmpty();
    }

    @Test
    void canBeTypedIntoAShell() {
        assertThat(CommandTemplate.split("get -H \"X: it's\" {url}").typed()).isEqualTo("get -H 'X: it'\\''s' {url}");
    }
}
