package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.mode.FailureModes;
import io.hamms.testing.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps what the README repeats of the code true. */
class ReadmeTest {

    private static final String EXAMPLE = "hamms-core/src/test/java/io/hamms/examples/EmbeddingTest.java";

    @Test
    void listsEveryPort() throws IOException {
        StringBuilder table = new StringBuilder("| port | name | what it does |\n| --- | --- | --- |\n");
        for (FailureMode mode : FailureModes.ALL) {
            table.append("| ").append(HammsNettyServer.DEFAULT_BASE_PORT + mode.offset());
            table.append(" | `")
                    .append(mode.name())
                    .append("` | ")
                    .append(mode.summary())
                    .append(" |\n");
        }
        Golden.checkPart("README.md", "modes", table.toString());
    }

    @Test
    void showsAnExampleThatIsRunAsATest() throws IOException {
        String source = Golden.read(EXAMPLE);
        String shown = source.substring(source.indexOf("from here\n") + 10, source.indexOf("// README: to here"));
        Golden.checkPart("README.md", "example", "```java\n" + shown + "```\n");
    }
}
