package io.hamms.bench.server;

import io.hamms.HammsNettyServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** A program that starts and stops Hamms repeatedly, as a test suite does, and prints how long it took. */
public final class Embedded {

    private static final int COLD = 10;
    private static final int MEASURED = 15;

    private Embedded() {}

    /** Prints the medians, then serves until a byte is sent to it, and prints how long stopping took. */
    public static void main(String[] args) throws IOException {
        double[] starts = new double[MEASURED];
        double[] stops = new double[MEASURED];
        for (int i = -COLD; i < MEASURED; i++) {
            long begin = System.nanoTime();
            HammsNettyServer server = HammsNettyServer.builder().basePort(0).start();
            long started = System.nanoTime();
            server.close();
            if (i >= 0) {
                starts[i] = (started - begin) / 1e6;
                stops[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        Arrays.sort(starts);
        Arrays.sort(stops);
        print("start: ", starts[MEASURED / 2]);
        print("stop idle: ", stops[MEASURED / 2]);
        HammsNettyServer server = HammsNettyServer.builder().basePort(0).start();
        System.out.println("port: " + server.port("accept-silent"));
        LongSupplier clock = System::nanoTime;
        System.in.read();
        long begin = clock.getAsLong();
        server.close();
        print("stop held: ", (clock.getAsLong() - begin) / 1e6);
    }

    private static void print(String what, double millis) {
        System.out.println(what + millis);
    }
}
