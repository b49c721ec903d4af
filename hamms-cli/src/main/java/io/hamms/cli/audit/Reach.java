package io.hamms.cli.audit;

import io.hamms.audit.Check;
import io.hamms.fault.Exercise;
import io.hamms.fault.Need;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The changes to a command that let the client reach a mode, by the audit's reason for a missing verdict. */
final class Reach {

    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("two requests in one process", "name {url1} and {url2} in the command, instead of {url}");
        WAYS.put("a POST", "give a command that sends one: --post 'curl -sS -d hello {url}'");
        WAYS.put("an upload", "give a command that sends a file: --post 'curl -sS --data-binary @{upload} {url}'");
        WAYS.put("a GET and then a POST", "add --post 'curl -sS {url1} --next -sS -d hello {url2}'");
        WAYS.put(Need.TRUST.unmet(), "make it trust the file {ca}, or $HAMMS_CA: curl --cacert {ca}");
        WAYS.put(Need.DECODING.unmet(), "make it ask for encoded content: curl --compressed");
        WAYS.put(Need.DEFLATE.unmet(), "make it ask for encoded content: curl --compressed");
        WAYS.put(Need.RANGE.unmet(), "make it ask for a range: curl -r 0-9");
        WAYS.put(Need.EXPECT.unmet(), "make it send Expect: 100-continue: curl -H 'Expect: 100-continue' -d hello");
        WAYS.put(Need.REDIRECT.unmet(), "make it follow them: curl -L");
        WAYS.put("sends no Authorization", "make it send credentials: curl -L -H 'Authorization: Bearer x' -b a=b");
        WAYS.put("the content alone", "make it print the content and nothing else, such as the head");
        WAYS.put("no connection for a second request", "make both requests share a pool of connections");
        WAYS.put("request came before", "make it wait for half a second between the requests: curl --rate 2/s");
    }

    private Reach() {}

    /** Returns whether the exercise of a check sends a POST. */
    static boolean needsPost(Check check) {
        return Stream.of(Exercise.POST, Exercise.UPLOAD, Exercise.GET_THEN_POST)
                .anyMatch(exercise -> check.probe().startsWith(exercise.label() + " "));
    }

    /** Returns the change; empty if none is known. */
    static String way(String reason) {
        return WAYS.entrySet().stream()
                .filter(way -> reason.contains(way.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
