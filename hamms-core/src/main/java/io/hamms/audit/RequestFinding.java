package io.hamms.audit;

/**
 * A kind of violation in a client's own requests or ClientHellos, with the one that showed it first.
 *
 * @param kind the name of the violation, such as {@code expect-without-content}
 * @param sections the sections that state the rule
 * @param harm what follows
 * @param first the request or the ClientHello, in printable characters
 * @param mode the mode that it came to
 * @param probe the method and the target of the request; {@code ClientHello} if it was one
 * @param evidence what both sides saw of that run
 */
public record RequestFinding(
        String kind, String sections, Harm harm, String first, String mode, String probe, Evidence evidence) {

    /** Returns the finding as a clause. */
    public String text() {
        return kind + " (" + sections + "), first in " + first;
    }
}
