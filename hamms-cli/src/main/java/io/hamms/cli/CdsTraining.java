package io.hamms.cli;

import io.hamms.transport.NettyLoading;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The training run for the CDS archive of the launcher: serves all modes on free ports until the keys of the TLS ports
 * are generated. It leaves Netty's native library beside the archive, which each start would else copy from the jar.
 */
final class CdsTraining {

    private static final long SECONDS = 1;

    private CdsTraining() {}

    /** Stores the library, by way of the file of the argument, in that file's folder; then serves for a second. */
    public static void main(String[] args) throws IOException {
        OutOfMemory.install();
        storeNativeLibrary(Path.of(args[0]));
        NettyLoading.begin();
        Environment environment = Environment.ofProcess();
        System.exit(Main.run(
                new Environment(
                        environment.out(),
                        environment.err(),
                        environment.environment(),
                        () -> false,
                        () -> null,
                        environment.clock(),
                        new AfterASecond(environment.lifetime())),
                "--base-port",
                "0"));
    }

    /** Stores it under the name by which Netty asks for it; nothing if Netty has none for this machine. */
    private static void storeNativeLibrary(Path passing) throws IOException {
        String name = System.mapLibraryName("netty_transport_native_epoll_" + PlatformDependent.normalizedArch());
        try (InputStream library = CdsTraining.class.getResourceAsStream("/META-INF/native/" + name)) {
            if (library != null) {
                Files.copy(library, passing);
                // At once: another start may be loading it.
                Files.move(passing, passing.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Stops the server after a second, or as the one of a process does. */
    private record AfterASecond(Shutdown ofProcess) implements Shutdown {

        @Override
        public Runnable begin(Runnable close) {
            return ofProcess.begin(close);
        }

        @Override
        public void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close) throws InterruptedException {
            announce.run();
            noReaderLeft.await(SECONDS, TimeUnit.SECONDS);
            close.run();
        }
    }
}
