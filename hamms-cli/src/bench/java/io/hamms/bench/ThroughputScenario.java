package io.hamms.bench;

import io.hamms.bench.Contender.Endpoint;
import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Answers that are sent at once, as many as the server can send. */
final class ThroughputScenario implements Scenario {

    private static final int CONNECTIONS = 48;
    private static final int ROUNDS = 5;

    private static final String RATE = "requests a second";
    private static final String RATIO = "of the hello-world's";
    private static final String CPU = "server's CPU, µs a request";

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String title() {
        return "Throughput";
    }

    @Override
    public String method() {
        return """
                %d connections each send the next request once the last one is answered, without pipelining. After
                a warm-up of each, Hamms and the hello-world take turns in %d rounds, and the ratio is the median
                of those within each round. The peers have one round, beside one of the hello-world. The client has
                one thread, on a machine that may have few more; so the CPU time that the server itself uses per
                request means more than the rate.""".formatted(CONNECTIONS, ROUNDS);
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(RATE, 0), new Column(RATIO, 2), new Column(CPU, 1));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(
                        "requests a second to `status`, relative to the hello-world",
                        name(),
                        "Hamms, status",
                        RATIO,
                        Bound.AT_LEAST,
                        0.9,
                        Judged.MEDIAN,
                        2),
                new Goal(
                        "requests a second to `healthy`, relative to the hello-world",
                        name(),
                        "Hamms, healthy",
                        RATIO,
                        Bound.AT_LEAST,
                        0.9,
                        Judged.MEDIAN,
                        2));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contender plain = bench.contenders().helloWorld();
        Contender hamms = bench.contenders().hamms();
        try (ServerProcess plainServer = bench.start(plain);
                ServerProcess hammsServer = bench.start(hamms)) {
            Target hello = new Target(plain.name(), plain.hello(), plainServer);
            Target status = new Target("Hamms, status", bench.contenders().hammsPort(9, "/"), hammsServer);
            Target healthy = new Target("Hamms, healthy", hamms.hello(), hammsServer);
            compare(bench, measures, hello, List.of(status, healthy), ROUNDS);
            for (Contender peer : bench.contenders().peers()) {
                try (ServerProcess server = bench.start(peer)) {
                    compare(bench, measures, hello, List.of(new Target(peer.name(), peer.hello(), server)), 1);
                }
            }
        }
    }

    /** The target of the requests. */
    private record Target(String name, Endpoint endpoint, ServerProcess server) {}

    private void compare(Bench bench, Measures measures, Target hello, List<Target> others, int rounds)
            throws IOException, InterruptedException {
        List<Target> all = new ArrayList<>(List.of(hello));
        all.addAll(others);
        // The hello-world has one measurement a run, as all others have, not another one with every peer.
        List<Target> measured = rounds == ROUNDS ? all : others;
        for (Target target : measured) {
            ask(bench, target, Duration.ofMillis(bench.settings().either(3_000, 500)));
        }
        Measures single = new Measures();
        for (int round = 0; round < rounds; round++) {
            double ofHello = 1;
            for (Target target : all) {
                long before = target.server().stats().cpuMillis();
                Asked asked =
                        ask(bench, target, Duration.ofMillis(bench.settings().either(1_200, 500)));
                double cpu = (target.server().stats().cpuMillis() - before) * 1e3 / asked.count();
                ofHello = target.equals(hello) ? asked.perSecond() : ofHello;
                single.add(name(), target.name(), RATE, asked.perSecond());
                single.add(name(), target.name(), RATIO, asked.perSecond() / ofHello);
                single.add(name(), target.name(), CPU, cpu);
            }
        }
        for (Target target : measured) {
            for (Column column : columns()) {
                List<Double> values = single.values(name(), target.name(), column.name());
                measures.add(name(), target.name(), column.name(), Measures.median(values));
            }
        }
    }

    private record Asked(long count, double perSecond) {}

    private static Asked ask(Bench bench, Target target, Duration time) throws IOException, InterruptedException {
        String request = Http.get(target.endpoint().target());
        String answer;
        try (Socket socket = Probe.connect(target.endpoint())) {
            answer = Probe.ask(socket, request);
        }
        LongAdder answers = new LongAdder();
        try (Held held = bench.client()
                .open(target.endpoint().port(), CONNECTIONS, Pace.AT_ONCE, () -> new Asker(request, answer, answers))) {
            long start = System.nanoTime();
            long before = answers.sum();
            Bench.sleep(time);
            double seconds = (System.nanoTime() - start) / 1e9;
            long during = answers.sum() - before;
            if (during == 0 || held.alive() < CONNECTIONS) {
                throw new IOException(target.name() + ": " + during + " answers, " + held.alive() + " connections");
            }
            return new Asked(answers.sum(), during / seconds);
        }
    }

    /** A client that sends the next request once it has its answer, whose length is that of an earlier one. */
    private static final class Asker extends ChannelInboundHandlerAdapter {
        private static final int END_LENGTH = 4;

        private final ByteBuf request;
        private final int end;
        private final LongAdder answers;
        /** The last bytes so far: an answer may come in pieces, the last of them as short as one byte. */
        private int last;

        Asker(String request, String answer, LongAdder answers) {
            this.request =
                    Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(request.getBytes(StandardCharsets.US_ASCII)));
            byte[] all = answer.getBytes(StandardCharsets.ISO_8859_1);
            this.end = Unpooled.wrappedBuffer(all).getInt(all.length - END_LENGTH);
            this.answers = answers;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ask(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf part = (ByteBuf) message;
            part.skipBytes(Math.max(0, part.readableBytes() - END_LENGTH));
            while (part.isReadable()) {
                last = last << Byte.SIZE | part.readUnsignedByte();
            }
            part.release();
            if (last == end) {
                last = 0;
                answers.increment();
                ask(context);
            }
        }

        private void ask(ChannelHandlerContext context) {
            context.writeAndFlush(request.duplicate(), context.voidPromise());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
