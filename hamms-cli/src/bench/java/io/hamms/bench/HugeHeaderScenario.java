package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A response header of a gigabyte, for clients that read slowly. */
final class HugeHeaderScenario implements Scenario {

    private static final int READERS = 100;
    private static final int READ_MILLIS = 50;
    private static final int MAX_HEAP_MB = 64;
    private static final long GIGABYTE = 1_000_000_000;
    private static final double MB = 1 << 20;

    private static final String SERVED = "readers still served";
    private static final String HEAP = "live heap, MB";
    private static final String GROWTH = "RSS growth while they read, MB";
    private static final String FAST = "GB received by a fast reader";
    private static final String OTHERS = "healthy p99, ms";

    @Override
    public String name() {
        return "huge";
    }

    @Override
    public String title() {
        return "A header of 1 GB, and slow readers";
    }

    @Override
    public String method() {
        return """
                Hamms runs with `-Xmx%dm`. %d clients request a field of %,d bytes from `header-huge`, and each
                reads once every %d ms; after some seconds live heap is measured as above, and the growth of RSS
                since one second after all of them began to read. Meanwhile other clients send requests to
                `healthy`, and one more client reads a whole header as fast as it can.\
                """.formatted(MAX_HEAP_MB, READERS, GIGABYTE, READ_MILLIS);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column(SERVED, 0),
                new Column("MB received by each", 2),
                new Column(HEAP, 1),
                new Column(GROWTH, 1),
                new Column(OTHERS, 2),
                new Column(FAST, 3));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("slow readers of a 1 GB header served with 64 MB of heap", SERVED, Bound.AT_LEAST, READERS, 0),
                goal("live heap meanwhile, MB", HEAP, Bound.AT_MOST, MAX_HEAP_MB, 1),
                goal("GB of such a header that a fast reader receives meanwhile", FAST, Bound.AT_LEAST, 1, 3));
    }

    private Goal goal(String what, String column, Bound bound, double limit, int decimals) {
        return new Goal(what, name(), "Hamms", column, bound, limit, Judged.WORST, decimals);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contender hamms = bench.contenders().hamms("-Xmx" + MAX_HEAP_MB + "m");
        int port = bench.contenders().hammsPort(11, "/").port();
        String request = Http.lastGet("/?size=" + GIGABYTE);
        LongAdder read = new LongAdder();
        try (ServerProcess server = bench.start(hamms);
                Held held = bench.client().open(port, READERS, Pace.AT_ONCE, () -> new SlowReader(request, read))) {
            ProcessStats stats = server.stats();
            Bench.sleep(Duration.ofSeconds(1));
            long rss = stats.rssBytes();
            long before = read.sum();
            Bench.sleep(Duration.ofSeconds(bench.settings().either(6, 2)));
            double each = (read.sum() - before) / MB / READERS;
            double growth = (stats.rssBytes() - rss) / MB;
            double heap = stats.liveHeapBytes() / MB;
            Latencies others = Probe.get(hamms.hello(), 300);
            double whole = readAll(port, request) / 1e9;
            boolean isOut = server.printed().contains("OutOfMemoryError");
            measures.add(name(), hamms.name(), SERVED, server.isAlive() && !isOut && each > 0 ? held.alive() : 0);
            measures.add(name(), hamms.name(), "MB received by each", each);
            measures.add(name(), hamms.name(), HEAP, heap);
            measures.add(name(), hamms.name(), GROWTH, growth);
            measures.add(name(), hamms.name(), OTHERS, others.percentileMillis(99));
            measures.add(name(), hamms.name(), FAST, whole);
        }
    }

    private static long readAll(int port, String request) {
        long total = 0;
        try (Socket socket = Probe.connect(new Contender.Endpoint(port, "/"))) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1 << 20];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                total += length;
            }
        } catch (IOException e) {
            // The bytes received until then count.
        }
        return total;
    }

    /** A client that reads once, waits, and reads again. */
    private static final class SlowReader extends Once {
        private final LongAdder read;

        SlowReader(String request, LongAdder read) {
            super(request);
            this.read = read;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(false);
            super.channelActive(context);
            readLater(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            read.add(((ByteBuf) message).readableBytes());
            super.channelRead(context, message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            readLater(context);
        }

        private static void readLater(ChannelHandlerContext context) {
            context.executor().schedule(context::read, READ_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
