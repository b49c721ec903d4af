package io.hamms.audit;

import io.hamms.error.InvalidOptionException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a client's behaviour does to those who use it, worst first. */
public enum Harm {
    LEAK("leak", "secret leaked", "credentials reach a server that they are not meant for"),
    BAD_CERTIFICATE("bad-certificate", "bad certificate accepted", "anyone between client and server can read along"),
    DESYNC("desync", "desync", "a response is taken for the answer to another request"),
    DUPLICATE("duplicate", "duplicate side effect", "a request that changes something is sent more than once"),
    CORRUPTION("corruption", "silent corruption", "incomplete or wrong data passes for a success"),
    HANG("hang", "hang", "the client waits without end"),
    MEMORY("memory", "unbounded resources", "the server decides how much the client holds or reads"),
    CRASH("crash", "crash", "the process ends by a signal or an internal error"),
    OVER_STRICT("over-strict", "over-strict", "a response that is right ends in an error"),
    SLOW("slow", "slow failure", "an error that could be seen at once comes late"),
    OK("ok", "ok", "a correct client does the same");

    private final String token;
    private final String label;
    private final String meaning;

    Harm(String token, String label, String meaning) {
        this.token = token;
        this.label = label;
        this.meaning = meaning;
    }

    /** Returns the name that JSON, files and flags use, such as {@code bad-certificate}. */
    public String token() {
        return token;
    }

    /** Returns the name that people read, such as {@code bad certificate accepted}. */
    public String label() {
        return label;
    }

    /** Returns why it matters, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** Returns whether this harm is at least as bad as another. */
    public boolean isAtLeast(Harm other) {
        return compareTo(other) <= 0;
    }

    /** Returns the worse of two. */
    public Harm worse(Harm other) {
        return isAtLeast(other) ? this : other;
    }

    /**
     * Returns the harm with this token.
     *
     * @throws InvalidOptionException if there is none
     */
    public static Harm ofToken(String option, String token) {
        return Arrays.stream(values())
                .filter(harm -> harm.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        option, token, Arrays.stream(values()).map(Harm::token).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return token;
    }
}
