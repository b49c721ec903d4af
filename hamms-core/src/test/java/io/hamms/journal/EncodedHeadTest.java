package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hamms.handler.ServerState;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.Embedded;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class EncodedHeadTest {

    private static final int FIELDS = 1_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Journal journal = Journal.within(JournalLimits.DEFAULT);

    private static long allocatedBy(Runnable task) {
        task.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void makesNoObjectsOfFieldsThatNobodyReads() {
        Embedded connection = Embedded.connectTo(Status.MODE, new ServerState(journal.observer()));
        connection.send("GET /many HTTP/1.1\r\nHost: hamms.test\r\n" + "a: b\r\n".repeat(FIELDS) + "\r\n");

        assertThat(allocatedBy(journal::requests)).isLessThan(FIELDS * 4L);

        RecordedRequest request = journal.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/many");
        assertThat(request.version()).isEqualTo("HTTP/1.1");
        assertThat(request.headers()).hasSize(1 + FIELDS);
        connection.close();
    }
}
