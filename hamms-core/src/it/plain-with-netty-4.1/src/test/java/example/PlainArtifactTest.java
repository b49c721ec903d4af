package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hamms.HammsNettyServer;
import org.junit.jupiter.api.Test;

class PlainArtifactTest {

    @Test
    void saysWhatToDo() {
        IllegalStateException thrown = assertThrows(IllegalStateException.class, HammsNettyServer::builder);
        assertEquals(
                "Netty: netty-common 4.1.128.Final (expected: 4.2, by importing io.netty:netty-bom; or"
                        + " io.hamms:hamms-core with the classifier shaded, which has a Netty of its own)",
                thrown.getMessage());
    }
}
