package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.control.ControlClient.Reply;
import io.hamms.testing.Golden;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the curl commands of the documents and compares the answers with those shown. */
class ControlDocsTest {

    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    private final Map<String, String> actual = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"docs/control.md", "README.md"})
    void showsWhatIsAnswered(String document) throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("sleep", "status", "healthy")
                        .start();
                ControlPort control = ControlPort.of(hamms).start()) {
            actual.put("5600", Integer.toString(control.port()));
            for (ServedPort served : hamms.ports()) {
                actual.put(Integer.toString(5500 + served.mode().offset()), Integer.toString(served.port()));
            }
            int commands = 0;
            Matcher block = BLOCK.matcher(Golden.read(document));
            while (block.find()) {
                for (String step : block.group(1).split("(?m)^\\$ ", -1)) {
                    if (!step.isEmpty()) {
                        String command = step.substring(0, step.indexOf('\n'));
                        run(command, step.substring(step.indexOf('\n') + 1).strip());
                        commands++;
                    }
                }
            }
            assertThat(commands).isGreaterThan(2);
        }
    }

    private void run(String command, String shown) throws IOException {
        String method = "GET";
        String body = "";
        String target = "";
        boolean isStatusWanted = false;
        List<String> fields = new ArrayList<>(List.of("User-Agent: curl/8.5.0", "Accept: */*"));
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        assertThat(words.remove(0)).isEqualTo("curl");
        while (!words.isEmpty()) {
            String option = words.remove(0);
            switch (option) {
                case "-X" -> method = words.remove(0);
                case "--json" -> {
                    body = words.remove(0);
                    method = method.equals("GET") ? "POST" : method;
                    fields.add("Content-Type: application/json");
                }
                case "-w" -> isStatusWanted = words.remove(0).equals("%{http_code}");
                case "-o" -> words.remove(0);
                default -> target = option;
            }
        }
        URI uri = URI.create(target.replaceFirst(
                        ":(\\d+)/", ":" + actual(target.replaceFirst(".*:(\\d+)/.*", "$1")) + "/")
                .replaceFirst("/ports/(\\d+)$", "/ports/" + actual(target.replaceFirst(".*/ports/(\\d+)$", "$1"))));
        Reply reply = ControlClient.ask(
                uri.getPort(),
                method,
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                body,
                fields.toArray(String[]::new));
        learn(shown, reply.body());
        assertThat(isStatusWanted ? Integer.toString(reply.status()) : documented(reply.body()))
                .as(command)
                .isEqualTo(shown.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"));
    }

    /** Records the actual port for a port number in the document. */
    private void learn(String shown, String answered) {
        Matcher documented = PORT.matcher(shown);
        Matcher given = PORT.matcher(answered);
        while (documented.find() && given.find()) {
            actual.putIfAbsent(documented.group(1), given.group(1));
        }
    }

    private String actual(String documented) {
        return actual.getOrDefault(documented, documented);
    }

    private String documented(String answered) {
        String text = answered.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
        // In one pass: the actual port of one number may be another number of the document.
        return NUMBER.matcher(text).replaceAll(number -> actual.entrySet().stream()
                .filter(port -> port.getValue().equals(number.group()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(number.group()));
    }
}
