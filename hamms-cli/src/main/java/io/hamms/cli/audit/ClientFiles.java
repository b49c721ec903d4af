package io.hamms.cli.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files for a client; they are deleted when it is closed. */
final class ClientFiles implements AutoCloseable {

    private final Path folder;
    private final Map<String, Path> written = new TreeMap<>();

    ClientFiles() {
        try {
            folder = Files.createTempDirectory("hamms-audit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file with the certificate of the CA. */
    synchronized Path ca(String pem) {
        return written.computeIfAbsent("ca.pem", name -> {
            try {
                return Files.writeString(folder.resolve(name), pem, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Returns a file of this many bytes to send; it is sparse on most file systems. */
    synchronized Path content(long bytes) {
        return written.computeIfAbsent("content-" + bytes, name -> {
            Path path = folder.resolve(name);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(bytes);
                return path;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public synchronized void close() {
        try {
            for (Path path : List.copyOf(written.values())) {
                Files.deleteIfExists(path);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The system cleans its temporary files later.
        }
    }
}
