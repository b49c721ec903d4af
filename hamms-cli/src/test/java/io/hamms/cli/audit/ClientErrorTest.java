package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientErrorTest {

    @Test
    void isTheLastLineOfMostPrograms() {
        assertThat(ClientError.line("client", "  % Total\ncurl: (18) transfer closed\n\n"))
                .isEqualTo("curl: (18) transfer closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl|curl: (60) SSL certificate problem: unable to get local issuer certificate\\nMore details here: URL"
                        + "\\n\\ncurl failed to verify it. To learn more about\\nhow to fix it, please visit the web page."
                        + "|curl: (60) SSL certificate problem: unable to get local issuer certificate",
                "/usr/bin/curl|curl: option --no: is unknown\\ncurl: try 'curl --help' or 'curl --manual'"
                        + "|curl: option --no: is unknown",
                "curl|Warning: Transient problem\\n  curl: indented\\ncurl: (7) Failed to connect\\n"
                        + "|curl: (7) Failed to connect",
                "wget|wget: missing URL\\nUsage: wget [OPTION]... [URL]...\\n\\nTry `wget --help' for more options."
                        + "|wget: missing URL",
                "wget|curl: one\\nwgets: two\\nwget:three\\nfour|four",
            })
    void isTheFirstLineOfTheProgramItself(String program, String printed, String line) {
        assertThat(ClientError.line(program, printed.replace("\\n", "\n"))).isEqualTo(line);
    }

    @Test
    void isTheExceptionOfPython() {
        assertThat(ClientError.line(
                        "client",
                        "Traceback (most recent call last):\n  File \"x.py\", line 1\n    get()\n"
                                + "http.client.IncompleteRead: IncompleteRead(3 bytes read)\n"))
                .isEqualTo("http.client.IncompleteRead: IncompleteRead(3 bytes read)");
    }

    @Test
    void isTheErrorOfNode() {
        assertThat(ClientError.line(
                        "node",
                        "node:internal/process\n    throw x;\n    ^\n\nTypeError: fetch failed\n"
                                + "    at node:internal/deps\n  [cause]: Error: connect\n}\n\nNode.js v18.19.0\n"))
                .isEqualTo("TypeError: fetch failed");
    }

    @Test
    void isTheCauseOfJava() {
        assertThat(ClientError.line(
                        "client",
                        "Exception in thread \"main\" java.io.IOException: x\n\tat A.main(A.java:1)\n"
                                + "Caused by: java.net.ConnectException: refused\n\t... 1 more\n"))
                .isEqualTo("Caused by: java.net.ConnectException: refused");
    }

    @Test
    void isEmptyWhereNothingWasSaid() {
        assertThat(ClientError.line("client", "\n \n")).isEmpty();
    }
}
