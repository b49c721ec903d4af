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

/** The files that a client is given; they are gone when it is. */
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

    /** Returns a file of so many bytes, to be sent; it takes no room on most disks. */
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
            // The system's own cleaning of temporary files will do.
        }
    }
}
