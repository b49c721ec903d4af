package io.hamms.audit;

import io.hamms.audit.MiniClient.Flaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the responses on a connection of {@link MiniClient}. */
final class MiniReader {

    /** The limit of a response's content. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([0-9]) ([1-9][0-9]{2})( .*)?");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final MiniClient client;
    private final InputStream in;
    private final boolean isSecured;
    private boolean isKept;
    private boolean hasResponded;

    MiniReader(MiniClient client, InputStream in, boolean isSecured) {
        this.client = client;
        this.in = in;
        this.isSecured = isSecured;
    }

    /** Starts the next response: its request was sent. */
    void expect() {
        hasResponded = false;
    }

    /** Returns whether the connection persists after the last response. */
    boolean isKept() {
        return isKept;
    }

    /** Reads the next response, interim or final. */
    MiniResponse read() throws IOException {
        int[] left = {client.has(Flaw.BUFFERS_WITHOUT_BOUND) ? Integer.MAX_VALUE : MOST_HEAD_BYTES};
        Matcher start = STATUS_LINE.matcher(line(left));
        hasResponded = true;
        if (!start.matches() || (start.group(3) == null && client.has(Flaw.WANTS_A_REASON))) {
            throw new IOException("no status line");
        }
        int status = Integer.parseInt(start.group(2));
        Map<String, String> fields = fields(left);
        isKept =
                status / 100 != 1 && !start.group(1).equals("0") && !"close".equalsIgnoreCase(fields.get("connection"));
        return new MiniResponse(status, fields, new String(body(status, fields), StandardCharsets.ISO_8859_1));
    }

    private Map<String, String> fields(int[] left) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String name = "";
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            if (Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
                fields.merge(name, line.strip(), (value, more) -> value + " " + more);
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new IOException("no header field");
            }
            name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            fields.merge(name, line.substring(colon + 1).strip(), (value, more) -> value + ", " + more);
        }
        return fields;
    }

    private String line(int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw hasResponded
                        ? new IOException("truncated head")
                        : new MiniConnection.NoResponseException("no response");
            }
            if (--left[0] < 0) {
                throw new IOException("too long a head");
            }
            if (client.has(Flaw.BUFFERS_WITHOUT_BOUND) && left[0] < Integer.MAX_VALUE - MOST_HEAD_BYTES) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (octet == '\n') {
                return checked(line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
    }

    private static String checked(String line) throws IOException {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw new IOException("a control character in the head");
        }
        return text.stripTrailing();
    }

    private byte[] body(int status, Map<String, String> fields) throws IOException {
        if (status / 100 == 1 || status == 204 || status == 304) {
            return new byte[0];
        }
        String length = fields.get("content-length");
        String coding = fields.get("transfer-encoding");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("unknown transfer codings");
            }
            isKept &= length == null;
            return chunks();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (length == null) {
            isKept = false;
            if (isSecured) {
                throw new IOException("the JDK's sockets do not show whether TLS was closed");
            }
            copy(Long.MAX_VALUE, body, true);
        } else {
            List<String> lengths = Stream.of(length.split(", ", -1)).distinct().toList();
            if (lengths.size() > 1 || !lengths.get(0).matches("[0-9]{1,18}")) {
                throw new IOException("no length");
            }
            copy(Long.parseLong(lengths.get(0)), body, client.has(Flaw.SWALLOWS_TRUNCATION));
        }
        return body.toByteArray();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] left = {MOST_HEAD_BYTES};
        while (true) {
            left[0] = MOST_HEAD_BYTES;
            String size = line(left).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,15}")) {
                throw new IOException("no chunk size");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                fields(left);
                return body.toByteArray();
            }
            copy(length, body, false);
            if (!line(left).isEmpty()) {
                throw new IOException("no end of a chunk");
            }
        }
    }

    private void copy(long length, ByteArrayOutputStream body, boolean mayEnd) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                if (mayEnd) {
                    return;
                }
                throw new IOException("truncated content");
            }
            if (body.size() + read > MOST_BYTES) {
                throw new IOException("too long a content");
            }
            body.write(buffer, 0, read);
            left -= read;
        }
    }
}
