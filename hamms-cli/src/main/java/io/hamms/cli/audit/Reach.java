package io.hamms.cli.audit;

import static java.util.Map.entry;

import io.hamms.audit.Ability;
import io.hamms.audit.Check;
import io.hamms.audit.Obstacle;
import io.hamms.fault.Exercise;
import io.hamms.fault.Need;
import java.util.Map;
import java.util.stream.Stream;

/** The changes to a command that let the client reach a mode, by the audit's reason for a missing verdict. */
final class Reach {

    private static final String ENCODED = "make it ask for encoded content: curl --compressed";
    private static final String LATER = "make it wait for half a second between the requests: curl --rate 2/s";

    private static final Map<String, String> WAYS = Map.ofEntries(
            entry(Ability.TWO_REQUESTS.unmet(), "name {url1} and {url2} in the command, instead of {url}"),
            entry(Ability.POST.unmet(), "give a command that sends one: --post 'curl -sS -d hello {url}'"),
            entry(
                    Ability.UPLOAD.unmet(),
                    "give a command that sends a file: --post 'curl -sS --data-binary @{upload} {url}'"),
            entry(
                    "the client says: " + CommandClient.NO_GET_THEN_POST,
                    "add --post 'curl -sS {url1} --next -sS -d hello {url2}'"),
            entry(Need.TRUST.unmet(), "make it trust the file {ca}, or $HAMMS_CA: curl --cacert {ca}"),
            entry(Need.DECODING.unmet(), ENCODED),
            entry(Need.DEFLATE.unmet(), ENCODED),
            entry(Need.RANGE.unmet(), "make it ask for a range: curl -r 0-9"),
            entry(Need.EXPECT.unmet(), "make it send Expect: 100-continue: curl -H 'Expect: 100-continue' -d hello"),
            entry(Need.REDIRECT.unmet(), "make it follow them: curl -L"),
            entry(
                    Obstacle.NO_CREDENTIALS.sentence(),
                    "make it send credentials: curl -L -H 'Authorization: Bearer x' -b a=b"),
            entry(Obstacle.HIDDEN_CONTENT.sentence(), "make it print the content and nothing else, such as the head"),
            entry(Obstacle.NO_REUSE.sentence(), "make both requests share a pool of connections"),
            entry(Obstacle.BEFORE_CLOSE.sentence(), LATER),
            entry(Obstacle.BEFORE_REST.sentence(), LATER));

    private Reach() {}

    /** Returns whether the exercise of a check sends a POST. */
    static boolean needsPost(Check check) {
        return Stream.of(Exercise.POST, Exercise.UPLOAD, Exercise.GET_THEN_POST)
                .anyMatch(exercise -> check.probe().startsWith(exercise.label() + " "));
    }

    /** Returns the change; empty if none is known. */
    static String way(String reason) {
        return WAYS.getOrDefault(reason, "");
    }
}
