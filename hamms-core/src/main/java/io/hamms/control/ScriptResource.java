package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.http.JsonWriter;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.catalogue.Scenario.Counting;
import io.hamms.text.Numbers;
import io.hamms.text.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sequence of faults that a mode's ports follow. */
final class ScriptResource {

    private static final Map<String, Counting> COUNTINGS = Map.of(
            "together", Counting.TOGETHER,
            "per-path", Counting.PER_PATH,
            "per-key", Counting.PER_KEY);

    private final HammsNettyServer hamms;

    ScriptResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    /** Lists the scripts that are set; null stands for code of the embedding program. */
    ControlResponse list(RoutedRequest call) {
        call.query().only();
        return ControlResponse.json(json -> {
            json.writeObjectFieldStart("scripts");
            for (FailureMode mode : FailureModes.ALL) {
                Dispatcher script = hamms.script(mode.name()).orElse(null);
                if (script instanceof Scenario scenario) {
                    json.writeObjectFieldStart(mode.name());
                    write(json, scenario, true);
                    json.writeEndObject();
                } else if (script != null) {
                    json.writeStringField(mode.name(), null);
                }
            }
            json.writeEndObject();
        });
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        String mode = call.mode().name();
        Dispatcher script =
                hamms.script(mode).orElseThrow(() -> ProblemException.of(404, "script", "none", "a script set by PUT"));
        if (script instanceof Scenario scenario) {
            return ControlResponse.json(json -> write(json, scenario, true));
        }
        throw ProblemException.of(404, "script", "code of the embedding program", "a Scenario");
    }

    private static void write(JsonWriter json, Scenario scenario, boolean isOuter) {
        json.writeStringsField("steps", scenario.steps());
        json.writeObjectFieldStart("exceptions");
        for (Map.Entry<Long, String> exception : scenario.exceptions().entrySet()) {
            json.writeStringField(exception.getKey().toString(), exception.getValue());
        }
        json.writeEndObject();
        json.writeStringField("count", Words.token(scenario.counting()));
        if (isOuter) {
            json.writeObjectFieldStart("paths");
            for (Map.Entry<String, Scenario> path : scenario.paths().entrySet()) {
                json.writeObjectFieldStart(path.getKey());
                write(json, path.getValue(), false);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    ControlResponse replace(RoutedRequest call) {
        call.query().only();
        FailureMode mode = call.mode();
        JsonBody body = call.json().only("steps", "exceptions", "count", "paths");
        Scenario scenario = scenario(body);
        for (String path : body.object("paths").names()) {
            JsonBody inner = body.object("paths").object(path).only("steps", "exceptions", "count");
            scenario = scenario.at(path, scenario(inner));
        }
        follow(mode, scenario);
        return ControlResponse.DONE;
    }

    private static Scenario scenario(JsonBody body) {
        Scenario scenario = Scenario.inTurn(body.strings("steps"));
        JsonBody exceptions = body.object("exceptions");
        for (String number : exceptions.names()) {
            scenario = scenario.but(number(number), exceptions.text(number));
        }
        if (!body.has("count")) {
            return scenario;
        }
        Counting counting = COUNTINGS.get(body.text("count"));
        if (counting == null) {
            throw ProblemException.of(400, "count", body.text("count"), "together, per-path or per-key");
        }
        return scenario.counting(counting);
    }

    private static long number(String text) {
        try {
            return Numbers.whole(text);
        } catch (NumberFormatException e) {
            throw ProblemException.of(400, "exceptions", text, "the number of a request, from 1");
        }
    }

    ControlResponse remove(RoutedRequest call) {
        call.query().only();
        follow(call.mode(), null);
        return ControlResponse.DONE;
    }

    private void follow(FailureMode mode, @Nullable Dispatcher script) {
        if (!mode.fault().isScriptable()) {
            throw ProblemException.of(409, "mode", mode.name(), "one that waits for requests");
        }
        if (hamms.ports().stream().noneMatch(served -> served.mode().equals(mode))) {
            throw ProblemException.of(409, "mode", mode.name(), "one that is served; POST /ports adds a port");
        }
        hamms.script(mode.name(), script);
    }
}
