package io.hamms.fault;

/** Classes of correct client behaviour: all modes of a class measure and judge a client in the same way. */
public enum VerdictClass {
    FAIL_FAST(
            "fail fast",
            false,
            "ends with an error at once; does not return what it received as a complete" + " response"),
    BOUNDED_WAIT("bounded wait", false, "ends with an error after its own time limit and closes the connection"),
    MUST_SUCCEED("must succeed", true, "ends with the right response"),
    EARLY_RESPONSE("early response", true, "returns the response that arrives during the upload and stops sending"),
    NO_DESYNC(
            "no desync",
            true,
            "returns for the second request the response to that request, whatever happened to" + " the first"),
    POOL_HYGIENE("pool hygiene", true, "reuses no connection that was closed or failed; the next request succeeds"),
    RETRY_SAFETY("retry safety", false, "sends a POST once and repeats a GET a bounded number of times"),
    RETRY_PACING("retry pacing", false, "waits between attempts and makes a bounded number of them"),
    PRIVACY(
            "privacy",
            false,
            "sends no credentials to another origin; sends the method and content that the RFC requires"),
    CERTIFICATE("certificate", false, "ends the handshake before it sends application data"),
    BOUNDED_RESOURCES("bounded resources", false, "stops reading or succeeds, with bounded memory"),
    PROTOCOL_ALARM("protocol alarm", false, "ends the connection or the stream with the protocol's error code"),
    RESUME("resume", true, "reconnects and continues where it stopped, without lost or duplicate events"),
    REPORT(
            "report",
            false,
            "neither hangs nor crashes, and its next request is not affected; everything else is its choice");

    private final String label;
    private final boolean isSuccessRight;
    private final String meaning;

    VerdictClass(String label, boolean isSuccessRight, String meaning) {
        this.label = label;
        this.isSuccessRight = isSuccessRight;
        this.meaning = meaning;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }

    /** Returns what a correct client does, as a clause without its subject. */
    public String meaning() {
        return meaning;
    }

    /** Returns whether a correct client ends with a response, which the expectation then names. */
    public boolean isSuccessRight() {
        return isSuccessRight;
    }

    /** Returns a rule that an RFC states with MUST or MUST NOT, in these sections. */
    public Expectation.Rule must(String sections) {
        return rule(Obligation.MUST, sections);
    }

    /** Returns a rule that an RFC states with SHOULD or SHOULD NOT, in these sections. */
    public Expectation.Rule should(String sections) {
        return rule(Obligation.SHOULD, sections);
    }

    /** Returns a rule that no RFC states and all good clients follow. */
    public Expectation.Rule consensus() {
        return rule(Obligation.CONSENSUS, "");
    }

    /** Returns a rule that all good clients follow; these sections describe it without requiring it. */
    public Expectation.Rule consensus(String sections) {
        return rule(Obligation.CONSENSUS, sections);
    }

    /** Returns a rule that is reported but not judged. */
    public Expectation.Rule choice() {
        return rule(Obligation.CHOICE, "");
    }

    /** Returns a rule that is reported but not judged, because these sections leave the choice to the client. */
    public Expectation.Rule choice(String sections) {
        return rule(Obligation.CHOICE, sections);
    }

    private Expectation.Rule rule(Obligation obligation, String sections) {
        return new Expectation.Rule(this, obligation, sections);
    }
}
