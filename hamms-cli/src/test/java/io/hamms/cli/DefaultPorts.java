package io.hamms.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The default ports, which one of the processes that run tests may use at a time. */
final class DefaultPorts implements AutoCloseable {

    private static final Path LOCK = Path.of("target", "default-ports.lock");

    private final FileChannel lock;

    private DefaultPorts(FileChannel lock) {
        this.lock = lock;
    }

    /** Waits until no other process uses them. */
    static DefaultPorts hold() throws IOException {
        FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        return new DefaultPorts(lock);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
