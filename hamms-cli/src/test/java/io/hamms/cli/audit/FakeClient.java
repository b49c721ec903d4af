package io.hamms.cli.audit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A small client as a program, with selectable flaws. */
public final class FakeClient {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final int MIB = 1024 * 1024;
    private static final int MOST_BYTES = 16 * MIB;
    private static final int HOARDED_COPIES = 20;
    private static final int FLOOD_BYTES = 1024 * MIB;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MILLIS = 1000;

    private final Set<String> behaviour;
    private final int timeoutMillis;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    FakeClient(Set<String> behaviour, int timeoutMillis) {
        this.behaviour = behaviour;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Sends a GET to the URL in the last argument; the first one selects the behaviour, as words separated by commas:
     * {@code right}, {@code truncating}, {@code mute} (reports no error), {@code quiet} (prints nothing), {@code
     * flooding} (prints a GiB first), {@code late} (starts after a second), {@code crashing} (ends an error by a
     * signal), {@code forking} (leaves a child, whose process id is in the folder of the second argument), {@code
     * hoarding} (keeps twenty copies of the content), {@code stuck} (hangs when that is too much), {@code posting}
     * (sends a POST).
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int timeoutMillis = (int) (Double.parseDouble(System.getenv("HAMMS_TIMEOUT")) * MILLIS);
        FakeClient client = new FakeClient(Set.of(args[0].split(",")), timeoutMillis);
        if (client.is("late")) {
            NEVER.await(1, TimeUnit.SECONDS);
        }
        if (client.is("forking")) {
            Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
            Files.createFile(Path.of(args[1], Long.toString(child.pid())));
        }
        try {
            client.exchange(args[args.length - 1]);
        } catch (IOException e) {
            client.fail(e);
        }
        client.print();
    }

    private boolean is(String word) {
        return behaviour.contains(word);
    }

    /** Sends a request; returns the content of the response. */
    byte[] exchange(String url) throws IOException {
        try {
            request(url);
        } catch (IOException e) {
            if (!is("truncating") || content.size() == 0) {
                throw e;
            }
        }
        return content.toByteArray();
    }

    private void request(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        if (is("posting")) {
            connection.setDoOutput(true);
            connection.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        }
        boolean isEncoded = "gzip".equals(connection.getContentEncoding());
        InputStream error = connection.getResponseCode() < 400 ? null : connection.getErrorStream();
        try (InputStream in = error == null ? connection.getInputStream() : error) {
            read(isEncoded ? new GZIPInputStream(in, BUFFER_BYTES) : in);
        }
        long length = connection.getContentLengthLong();
        if (!isEncoded && length >= 0 && length != content.size()) {
            throw new EOFException("cut after " + content.size() + " of " + length + " bytes");
        }
    }

    private void read(InputStream in) throws IOException {
        List<byte[]> kept = new ArrayList<>();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (content.size() + length > MOST_BYTES) {
                throw new IOException("too much, with " + kept.size() + " copies kept");
            }
            content.write(buffer, 0, length);
            if (is("hoarding")) {
                kept.add(new byte[HOARDED_COPIES * length]);
            }
        }
    }

    private void fail(IOException e) throws IOException, InterruptedException {
        if (is("mute")) {
            return;
        }
        System.err.println(e);
        if (is("hoarding")) {
            // Long enough to be seen on a busy machine.
            NEVER.await(1, TimeUnit.SECONDS);
        }
        if (is("stuck") && String.valueOf(e.getMessage()).startsWith("too much")) {
            NEVER.await();
        }
        if (is("crashing")) {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            NEVER.await();
        }
        System.exit(3);
    }

    private void print() {
        if (is("flooding")) {
            byte[] zeros = new byte[MIB];
            for (int i = 0; i < FLOOD_BYTES / MIB; i++) {
                System.out.write(zeros, 0, zeros.length);
            }
        }
        if (!is("quiet")) {
            System.out.write(content.toByteArray(), 0, content.size());
        }
        System.out.flush();
    }

    /** Returns the command that runs it, as arguments of {@code hamms audit}. */
    public static List<String> command(String behaviour, String... more) {
        List<String> command = new ArrayList<>(Java.command(FakeClient.class));
        command.add(behaviour);
        command.addAll(List.of(more));
        command.add("{url}");
        return command;
    }
}
