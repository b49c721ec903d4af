package io.hamms.audit;

/**
 * The verdict on one side of one run.
 *
 * @param side {@code caller} or {@code wire}
 * @param applies whether there is a verdict
 * @param harm what follows
 * @param sentence the evidence, with the client as its subject, or the reason for a missing verdict
 */
record Verdict(String side, Applies applies, Harm harm, String sentence) {

    static final String CALLER = "caller";
    static final String WIRE = "wire";

    static Verdict caller(Harm harm, String sentence) {
        return new Verdict(CALLER, Applies.JUDGED, harm, sentence);
    }

    static Verdict wire(Harm harm, String sentence) {
        return new Verdict(WIRE, Applies.JUDGED, harm, sentence);
    }

    static Verdict none(Applies applies, String why) {
        return new Verdict(CALLER, applies, Harm.OK, why);
    }
}
