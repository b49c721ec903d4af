package io.hamms.audit;

import io.hamms.fault.Obligation;

/**
 * The verdict on one side of a mode.
 *
 * @param id the mode and the side: {@code caller} is what the program got, {@code wire} what the server saw
 * @param applies whether there is a verdict
 * @param probe the exercise and the request target that it follows from: the worst of several
 * @param outcome what the client reported
 * @param obligation how binding the expectation is
 * @param section the sections that state it; empty where none does
 * @param harm what follows; {@link Harm#OK} if nothing, also where there is no verdict
 * @param sentence what was seen, or why there is no verdict
 * @param evidence what both sides saw
 * @param isSteady whether another run gave the same
 */
public record Check(
        String id,
        Applies applies,
        String probe,
        ClientResult.Outcome outcome,
        Obligation obligation,
        String section,
        Harm harm,
        String sentence,
        Evidence evidence,
        boolean isSteady) {

    /** Returns whether it was judged, and something is wrong each time. */
    public boolean isHarmful() {
        return isEverHarmful() && isSteady;
    }

    /** Returns whether it was judged, and something is wrong, but not each time. */
    public boolean isUnsteady() {
        return isEverHarmful() && !isSteady;
    }

    /** Returns whether the fault did not reach the client, though the client did what it was asked. */
    boolean isUndelivered() {
        return applies == Applies.HARNESS_ERROR;
    }

    private boolean isEverHarmful() {
        return applies == Applies.JUDGED && harm != Harm.OK;
    }

    /** Returns whether it is a fault, not only a warning or information: a MUST or a consensus is broken. */
    public boolean isFailure() {
        return isHarmful() && (obligation == Obligation.MUST || obligation == Obligation.CONSENSUS);
    }

    /** Returns this verdict, on whether another run gave the same. */
    Check steady(boolean steady) {
        return new Check(id, applies, probe, outcome, obligation, section, harm, sentence, evidence, steady);
    }
}
