package io.hamms.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Request;
import io.hamms.testing.Loopback;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that runs out of memory, in any thread, exits with a message and an exit code of its own. */
class OutOfMemoryTest {

    private enum Where {
        HANDLER,
        TASK,
        THREAD
    }

    @ParameterizedTest
    @EnumSource
    void endsTheProcessWithALineAndACode(Where where) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        where.name())
                .redirectErrorStream(true)
                .start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(printed)
                    .isEqualTo("hamms: out of memory (expected: a larger heap, as with -Xmx512m); stopped\n");
            assertThat(process.exitValue()).isEqualTo(3);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Allocates more memory than there is when a request arrives. */
    private static final class Greedy extends ChannelHandlerAdapter implements ConnectionListener {

        private final Where where;
        private @Nullable ChannelHandlerContext context;

        Greedy(Where where) {
            this.where = where;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }

        @Override
        public void requestReceived(FailureMode answering, Request request) {
            switch (where) {
                case HANDLER -> Child.useUp();
                case TASK -> requireNonNull(context).executor().execute(Child::useUp);
                case THREAD -> new Thread(Child::useUp).start();
            }
        }
    }

    /** A server in a process of its own, in which a thread allocates more memory than there is. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            OutOfMemory.install();
            Where where = Where.valueOf(args[0]);
            HammsNettyServer hamms = HammsNettyServer.builder()
                    .basePort(0)
                    .modes("healthy")
                    .observer((mode, connection) -> new Greedy(where))
                    .start();
            try (Socket client = Loopback.connect(hamms.port("healthy"))) {
                client.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
                client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }

        private static void useUp() {
            System.out.print(new byte[1 << 30].length);
        }
    }
}
