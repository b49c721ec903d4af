package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonPhraseTest {

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "302, Found",
        "408, Request Timeout",
        "413, Content Too Large",
        "414, URI Too Long",
        "416, Range Not Satisfiable",
        "422, Unprocessable Content",
        "425, Too Early",
        "505, HTTP Version Not Supported"
    })
    void isThatOfTheRegistry(int code, String phrase) {
        assertThat(ReasonPhrase.of(code)).isEqualTo(phrase);
        assertThat(ReasonPhrase.status(code).code()).isEqualTo(code);
        assertThat(ReasonPhrase.status(code).reasonPhrase()).isEqualTo(phrase);
    }
}
