package io.hamms.http;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parsable part of a request's head, and its violations. */
@SuppressWarnings("EqualsAndHashCode") // As its parent has it: what is wrong follows from the rest.
public final class DecodedHead extends DefaultHttpRequest {

    private final String methodText;
    private final String versionText;
    private @Nullable EnumSet<Violation> violations;

    private DecodedHead(HttpVersion version, HttpMethod method, String[] words) {
        super(version, method, words[1]);
        this.methodText = words[0];
        this.versionText = words[2];
    }

    /**
     * Returns the head with this request line.
     *
     * @param words method, target and version
     * @throws IllegalArgumentException if method or version is invalid
     */
    static DecodedHead of(String[] words) {
        return new DecodedHead(HttpVersion.valueOf(words[2]), HttpMethod.valueOf(words[0]), words);
    }

    /** Returns a head whose request line cannot be decoded, with those of the three words that exist. */
    static DecodedHead undecodable(String[] words) {
        String[] three = Arrays.copyOf(words, 3);
        Arrays.setAll(three, i -> three[i] == null ? "" : three[i]);
        return new DecodedHead(HttpVersion.HTTP_1_0, HttpMethod.GET, three);
    }

    void violate(Violation violation) {
        if (violations == null) {
            violations = EnumSet.noneOf(Violation.class);
        }
        violations.add(violation);
    }

    public Set<Violation> violations() {
        return violations == null ? Set.of() : Collections.unmodifiableSet(violations);
    }

    /** Returns the method as sent, valid or not. */
    public String methodText() {
        return methodText;
    }

    /** Returns the version as sent, valid or not. */
    public String versionText() {
        return versionText;
    }

    /** Returns whether it is incomplete: the client disconnected in the middle of it. */
    public boolean isTruncated() {
        return decoderResult().cause() instanceof PrematureChannelClosureException;
    }
}
