package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Obligation;
import io.hamms.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdict on the requests and ClientHellos that a client sent during an audit.
 *
 * @param requests how many requests were checked
 * @param hellos how many ClientHellos were checked
 * @param findings each kind of violation once, the worst harm first
 * @param offers what the ClientHellos offered, each combination once; at most 16
 */
public record OwnRequests(long requests, long hellos, List<RequestFinding> findings, List<TlsOffer> offers) {

    /** The id of the verdict. */
    public static final String ID = "requests/wire";

    /** What a correct client does. */
    public static final String EXPECTED = "A correct client sends requests that RFC 9110 and RFC 9112 allow, and a"
            + " ClientHello that RFC 6066, RFC 7301 and RFC 8996 allow.";

    private static final String NOTHING_SENT = "no request of the client reached the server";

    /** Keeps copies. */
    public OwnRequests {
        findings = findings.stream()
                .sorted(Comparator.comparing(RequestFinding::harm))
                .toList();
        offers = List.copyOf(offers);
    }

    /** Returns the verdict: the harm and the evidence are those of the worst kind. */
    public Check check() {
        boolean isJudged = requests + hellos > 0;
        if (findings.isEmpty()) {
            return new Check(
                    ID,
                    isJudged ? Applies.JUDGED : Applies.NOT_EXERCISED,
                    "",
                    Outcome.SUCCESS,
                    Obligation.MUST,
                    "RFC 9110; RFC 9112",
                    Harm.OK,
                    isJudged ? "sent " + amount() + ", and nothing is wrong with them" : NOTHING_SENT,
                    Evidence.NONE,
                    true);
        }
        RequestFinding worst = findings.get(0);
        return new Check(
                ID,
                Applies.JUDGED,
                worst.probe(),
                Outcome.SUCCESS,
                Obligation.MUST,
                findings.stream().map(RequestFinding::sections).distinct().collect(Collectors.joining("; ")),
                worst.harm(),
                "sent " + amount() + ", some of which are wrong: "
                        + findings.stream().map(RequestFinding::kind).collect(Collectors.joining(", ")),
                worst.evidence(),
                true);
    }

    /** Returns how many were checked, such as {@code 42 requests and 1 ClientHello}. */
    public String amount() {
        return Words.count(requests, "request") + (hellos == 0 ? "" : " and " + Words.count(hellos, "ClientHello"));
    }
}
