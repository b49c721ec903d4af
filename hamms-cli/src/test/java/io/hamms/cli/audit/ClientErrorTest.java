package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientErrorTest {

    @Test
    void isTheLastLineOfMostPrograms() {
        assertThat(ClientError.lastLine("  % Total\ncurl: (18) transfer closed\n\n"))
                .isEqualTo("curl: (18) transfer closed");
    }

    @Test
    void isTheExceptionOfPython() {
        assertThat(ClientError.lastLine("Traceback (most recent call last):\n  File \"x.py\", line 1\n    get()\n"
                        + "http.client.IncompleteRead: IncompleteRead(3 bytes read)\n"))
                .isEqualTo("http.client.IncompleteRead: IncompleteRead(3 bytes read)");
    }

    @Test
    void isTheErrorOfNode() {
        assertThat(ClientError.lastLine("node:internal/process\n    throw x;\n    ^\n\nTypeError: fetch failed\n"
                        + "    at node:internal/deps\n  [cause]: Error: connect\n}\n\nNode.js v18.19.0\n"))
                .isEqualTo("TypeError: fetch failed");
    }

    @Test
    void isTheCauseOfJava() {
        assertThat(ClientError.lastLine("Exception in thread \"main\" java.io.IOException: x\n\tat A.main(A.java:1)\n"
                        + "Caused by: java.net.ConnectException: refused\n\t... 1 more\n"))
                .isEqualTo("Caused by: java.net.ConnectException: refused");
    }

    @Test
    void isEmptyWhereNothingWasSaid() {
        assertThat(ClientError.lastLine("\n \n")).isEmpty();
    }
}
