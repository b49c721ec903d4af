package io.hamms.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * The input of every scenario.
 *
 * @param settings the settings of the benchmark
 * @param contenders the servers
 * @param client the client that opens the connections
 */
record Bench(Settings settings, Contenders contenders, LoadClient client) {

    /** Starts a server and returns it once all its ports answer. */
    ServerProcess start(Contender contender) throws IOException, InterruptedException {
        System.gc();
        ServerProcess server = ServerProcess.start(settings.workplace(), contender.name(), contender.command());
        try {
            server.awaitPort(contender.hello().port());
            server.awaitPort(contender.hold().port());
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Warms up the client on a server that is not measured, so that its start-up does not count for the servers. */
    void warmUp() throws IOException, InterruptedException {
        Contender hello = contenders.helloWorld();
        try (ServerProcess server = start(hello)) {
            for (int i = 0; i < 4; i++) {
                String request = Http.get(hello.hello().target());
                client.open(hello.hello().port(), settings.either(8_000, 2_000), Pace.IN_TURN, () -> new Once(request))
                        .leave();
            }
            Probe.get(hello.hello(), settings.either(1_000, 200));
            server.stats().awaitQuiet();
        }
    }

    static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
