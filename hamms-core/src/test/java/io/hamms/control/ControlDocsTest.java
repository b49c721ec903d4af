package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.testing.Golden;
import io.hamms.testing.Tool;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the curl commands of the documents and compares the answers with those shown. */
class ControlDocsTest {

    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PORT_IN_URL = Pattern.compile("(?<=127\\.0\\.0\\.1:|/ports/)\\d+");
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    private final Map<String, String> actual = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"docs/control.md, sleep|status|healthy", "README.md, close-after-request|sleep|healthy"})
    void showsWhatIsAnswered(String document, String modes) throws Exception {
        Tool.named("curl");
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .modes(modes.split("\\|", -1))
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

    private void run(String command, String shown) throws IOException, InterruptedException {
        String onActualPorts = PORT_IN_URL.matcher(command).replaceAll(port -> actual(port.group()));
        String output = Tool.named("bash")
                .run("", "-c", "curl() { command curl -sS \"$@\"; }\n" + onActualPorts)
                .output()
                .strip();
        learn(shown, output);
        assertThat(documented(output)).as(command).isEqualTo(stable(shown));
    }

    /** Records the actual port for a port number in the document. */
    private void learn(String shown, String answered) {
        Matcher documented = PORT.matcher(shown);
        Matcher given = PORT.matcher(answered);
        while (documented.find() && given.find()) {
            actual.putIfAbsent(documented.group(1), given.group(1));
        }
    }

    /** Returns an output without what differs from run to run, and with the version of curl. */
    private static String stable(String output) {
        return output.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME").replaceAll("curl/[0-9.]+", "curl/VERSION");
    }

    private String actual(String documented) {
        return actual.getOrDefault(documented, documented);
    }

    private String documented(String answered) {
        String text = stable(answered);
        // In one pass: the actual port of one number may be another number of the document.
        return NUMBER.matcher(text).replaceAll(number -> actual.entrySet().stream()
                .filter(port -> port.getValue().equals(number.group()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(number.group()));
    }
}
