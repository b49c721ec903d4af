package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What a correct client does with a mode, as data: the exercise and the rule that judges the client.
 *
 * @param exercise what the client does
 * @param probe the request target, whose parameters the mode accepts
 * @param rule what is measured, and how binding it is
 * @param right the right response, if a correct client succeeds
 * @param needs what else the client must do so that the fault reaches it
 */
public record Expectation(Exercise exercise, String probe, Rule rule, Optional<RightResponse> right, Set<Need> needs) {

    /** Checks that nothing is missing. */
    public Expectation {
        requireNonNull(exercise, "exercise");
        requireNonNull(probe, "probe");
        requireNonNull(rule, "rule");
        requireNonNull(right, "right");
        needs = Set.copyOf(needs);
    }

    /**
     * A rule for clients, made by the methods of {@link VerdictClass}.
     *
     * @param verdict what is measured
     * @param obligation how binding it is
     * @param sections the RFC sections that state it, such as {@code RFC 9112, section 8}; may be empty
     */
    public record Rule(VerdictClass verdict, Obligation obligation, String sections) {

        /** Checks that nothing is missing. */
        public Rule {
            requireNonNull(verdict, "verdict");
            requireNonNull(obligation, "obligation");
            requireNonNull(sections, "sections");
        }
    }

    /**
     * The right response.
     *
     * @param status the status code
     * @param contains a text that the decoded content contains, in ISO 8859-1; empty for no content
     */
    public record RightResponse(int status, String contains) {}

    /** Returns the exercise and the probe, such as {@code two requests /?after=0.1}. */
    public String label() {
        return exercise.label() + " " + probe;
    }

    /** Returns this expectation with the right response. */
    Expectation right(int status, String contains) {
        return new Expectation(exercise, probe, rule, Optional.of(new RightResponse(status, contains)), needs);
    }
}
