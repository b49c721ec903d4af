package io.hamms.journal;

import io.hamms.text.Words;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The content of a request: its size, its hash, and its beginning up to the journal's limit. */
public final class RecordedBody {

    /** The body of a request without content. */
    public static final RecordedBody NONE =
            new RecordedBody(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new byte[0], true);

    private final long size;
    private final String sha256;
    private final byte[] kept;
    private final boolean isComplete;

    RecordedBody(long size, String sha256, byte[] kept, boolean isComplete) {
        this.size = size;
        this.sha256 = sha256;
        this.kept = kept;
        this.isComplete = isComplete;
    }

    /** Returns how many bytes were received, without those of the framing. */
    public long size() {
        return size;
    }

    /** Returns the SHA-256 of all received content, in lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Returns the kept bytes: the beginning, or all of them. */
    public byte[] bytes() {
        return kept.clone();
    }

    int keptBytes() {
        return kept.length;
    }

    /** Returns the kept bytes, decoded as UTF-8. */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /** Returns the kept bytes, decoded with this charset. */
    public String text(Charset charset) {
        return new String(kept, charset);
    }

    /** Returns whether all received bytes were kept. */
    public boolean isWhole() {
        return kept.length == size;
    }

    /** Returns whether the client has sent all of it. */
    public boolean isComplete() {
        return isComplete;
    }

    /** Returns whether another body has the same size and hash, and was sent as completely. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedBody body
                && size == body.size
                && isComplete == body.isComplete
                && sha256.equals(body.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return Words.count(size, "byte") + (isComplete ? "" : ", incomplete");
    }
}
