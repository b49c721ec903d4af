package io.hamms;

import io.hamms.testing.Golden;
import io.hamms.testing.Shown;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps docs/examples.md equal to the sources of the examples, which are tests. */
class ExamplesTest {

    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    static {
        EXAMPLES.put("The JDK's HttpClient", "JdkHttpClientTest");
        EXAMPLES.put("OkHttp", "OkHttpTest");
        EXAMPLES.put("Apache HttpClient 5", "ApacheHttpClientTest");
        EXAMPLES.put("Spring's RestClient", "SpringRestClientTest");
        EXAMPLES.put("Resilience4j", "Resilience4jRetryTest");
        EXAMPLES.put("One server for tests that run in parallel", "SharedServerTest");
    }

    @Test
    void showsTheExamplesThatAreRunAsTests() throws IOException {
        StringBuilder text = new StringBuilder("# Examples\n\nTests of HTTP clients in JUnit 5 or 6 and AssertJ. They"
                + " run with Hamms's own tests. [junit.md](junit.md) describes the\nparameters of tests,"
                + " [journal.md](journal.md) the methods of a journal.\n");
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            String source = "examples/" + example.getValue();
            text.append("\n## ").append(example.getKey()).append("\n\n");
            text.append(Shown.prose(source)).append('\n').append(Shown.body(source));
            text.append("\n[With its imports](../").append(Shown.path(source)).append(")\n");
        }
        Golden.check("docs/examples.md", text.toString());
    }
}
