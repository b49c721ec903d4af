import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.HexFormat;

/** The content of a response: counted, hashed unless it is a flood, and its beginning kept. */
class Body extends OutputStream {
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int HASHED_BYTES = 16 * 1024 * 1024;

    private final MessageDigest hash;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long count;

    Body() throws NoSuchAlgorithmException {
        hash = MessageDigest.getInstance("SHA-256");
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (count < HASHED_BYTES) {
            hash.update(bytes, offset, length);
        }
        kept.write(bytes, offset, Math.min(length, KEPT_BYTES - kept.size()));
        count += length;
    }

    synchronized ObjectNode result(int status) {
        return Driver.JSON.createObjectNode()
                .put("outcome", "ok")
                .put("status", status)
                .put("bytes", count)
                .put("sha256", count < HASHED_BYTES ? HexFormat.of().formatHex(hash.digest()) : "")
                .put("text", kept.toString(StandardCharsets.ISO_8859_1));
    }
}
