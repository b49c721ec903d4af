package io.hamms.artifact;

import io.hamms.testing.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps docs/embedding.md equal to the programs in {@code src/it}. */
class EmbeddingGuideTest {

    private static final String PROGRAM = "hamms-core/src/it/reactor-netty-1.1/";

    @Test
    void showsATestWithItsImports() throws IOException {
        String source = Golden.read(PROGRAM + "src/test/java/example/ReadTimeoutTest.java");
        Golden.checkPart("docs/embedding.md", "first", "```java\n" + source + "```\n");
    }
}
