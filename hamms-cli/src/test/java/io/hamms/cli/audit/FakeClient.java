package io.hamms.cli.audit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** A small client as a program, which is wrong in one way. */
public final class FakeClient {

    private FakeClient() {}

    /** Sends a GET to the URL in the last argument; the first one says how it behaves. */
    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String behaviour = args[0];
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(args[args.length - 1]).openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(behaviour.equals("patient") ? 0 : 1000);
            try (InputStream in = connection.getInputStream()) {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    content.write(next);
                }
            }
            long length = connection.getContentLengthLong();
            if (length >= 0 && length != content.size()) {
                throw new EOFException("cut after " + content.size() + " of " + length + " bytes");
            }
        } catch (IOException e) {
            boolean isHidden = behaviour.equals("mute") || (behaviour.equals("truncating") && content.size() > 0);
            if (!isHidden) {
                System.err.println(e);
                System.exit(3);
            }
        }
        System.out.write(content.toByteArray());
        System.out.flush();
    }

    /** Returns the command that runs it, as arguments of {@code hamms audit}. */
    public static List<String> command(String behaviour) {
        String classes = FakeClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                FakeClient.class.getName(),
                behaviour,
                "{url}");
    }
}
