package io.hamms.audit;

import io.hamms.error.InvalidOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The harm of a client's behaviour to its users, worst first. */
public enum Harm {
    LEAK("leak", "secret leaked", "secrets leaked", "credentials reach a server that they are not meant for"),
    BAD_CERTIFICATE(
            "bad-certificate",
            "unsafe handshake accepted",
            "unsafe handshakes accepted",
            "anyone between client and server can read the data"),
    DESYNC("desync", "desync", "desyncs", "a response is returned as that of another request"),
    DUPLICATE(
            "duplicate",
            "duplicate side effect",
            "duplicate side effects",
            "a request that changes something is sent more than once"),
    CORRUPTION(
            "corruption",
            "silent corruption",
            "silent corruptions",
            "incomplete or wrong data is reported as a success"),
    HANG("hang", "hang", "hangs", "the client waits without end"),
    MEMORY(
            "memory",
            "unbounded resource use",
            "unbounded resource uses",
            "the server decides how much the client holds or reads"),
    CRASH("crash", "crash", "crashes", "the process ends by a signal or an internal error"),
    VIOLATION(
            "violation",
            "protocol violation",
            "protocol violations",
            "a server may refuse what the client sends, and an intermediary may misread it"),
    OVER_STRICT("over-strict", "over-strict failure", "over-strict failures", "a correct response ends in an error"),
    SLOW("slow", "slow failure", "slow failures", "an error that could be seen at once comes late"),
    OK("ok", "ok", "ok", "a correct client does the same");

    private final String token;
    private final String label;
    private final String plural;
    private final String meaning;

    Harm(String token, String label, String plural, String meaning) {
        this.token = token;
        this.label = label;
        this.plural = plural;
        this.meaning = meaning;
    }

    /** Returns the name that JSON, files and flags use, such as {@code bad-certificate}. */
    public String token() {
        return token;
    }

    /** Returns the name in texts, such as {@code unsafe handshake accepted}. */
    public String label() {
        return label;
    }

    /** Returns it with a number, such as {@code 2 silent corruptions}. */
    public String count(long number) {
        return number + " " + (number == 1 ? label : plural);
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
     * Returns the harm with this token; {@link #OK} is none.
     *
     * @throws InvalidOptionException if there is none
     */
    public static Harm ofToken(String option, String token) {
        List<Harm> harms = Arrays.stream(values()).filter(harm -> harm != OK).toList();
        return harms.stream()
                .filter(harm -> harm.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        option, token, harms.stream().map(Harm::token).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return token;
    }
}
