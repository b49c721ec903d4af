package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    private static final List<String> OFFERED = List.of("application/json", "text/html", "text/plain", "text/xml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                          | true",
                "text/*                                       | true",
                "text/html                                    | true",
                "TEXT/Html                                    | true",
                "text/html;level=1                            | true",
                "text/html;q=0.001                            | true",
                "text/html;q=0                                | false",
                "text/html; Q=0.000                           | false",
                "text/html;level=1;q=0                        | false",
                "text/html;q=nothing                          | true",
                "text/plain                                   | false",
                "application/*                                | false",
                "text/htm*                                    | false",
                "'text/*;q=0, */*'                            | false",
                "'*/*, text/html;q=0'                         | false",
                "'text/*;q=0, text/html'                      | true",
                "'text/plain;x=\", text/html, \"'             | false",
                "'text/plain;x=\"\\\"\", text/html'            | true",
                "', ,text/html,'                              | true",
                "text/html;                                   | true",
                "html                                         | false",
                "''                                           | false",
            })
    void decidesOnHtml(String fields, boolean allowed) {
        assertThat(new Accept(fields).allows("text/html")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                     | application/json",
                "''                                                      | application/json",
                "image/png                                               | application/json",
                "'text/html, application/json;q=0.9'                     | text/html",
                "'application/json;q=0.9, text/html'                     | text/html",
                "'text/plain, text/html'                                 | text/plain",
                "'*/*, text/xml'                                         | text/xml",
                "'text/*, application/json;q=0.5'                        | text/html",
                "'*/*;q=0.1, application/json;q=0'                       | text/html",
                "'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2'  | text/html",
                "'text/xml;q=1.000, text/plain;q=.5'                     | text/xml",
            })
    void prefersTheWeightiestThenTheMostExactThenTheFirst(String fields, String best) {
        assertThat(new Accept(fields).best(OFFERED)).isEqualTo(best);
    }

    @Test
    void readsALongFieldInNoTime() {
        assertThat(new Accept("\",".repeat(30_000)).allows("text/html")).isFalse();
    }
}
