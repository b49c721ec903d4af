package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.SymptomIndex;
import io.hamms.testing.Golden;
import io.hamms.testing.Shown;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps the README equal to the code. */
class ReadmeTest {

    @Test
    void listsEveryPort() throws IOException {
        StringBuilder table = new StringBuilder("| port | name | behaviour |\n| --- | --- | --- |\n");
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
    void leadsFromASymptomToAPort() throws IOException {
        Golden.checkPart(
                "README.md",
                "symptoms",
                SymptomIndex.table("docs/index-by-symptom.md", HammsNettyServer.DEFAULT_BASE_PORT));
    }

    @Test
    void showsARetryTestThatIsRunAsATest() throws IOException {
        String shown = Shown.part("examples/RetryTest", "README");
        assertThat(shown.lines()).as("the test and the two lines around it").hasSizeLessThan(22);
        Golden.checkPart("README.md", "retry", shown);
    }

    @Test
    void showsAServerWithoutAnExtensionThatIsRunInATest() throws IOException {
        Golden.checkPart("README.md", "embedding", Shown.part("examples/EmbeddingTest", "README"));
    }
}
