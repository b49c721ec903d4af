package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.DocumentedPorts;
import io.hamms.testing.Golden;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each line of docs/recipes.md, and compares what curl shows with what the page says. */
class RecipesTest {

    private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\| `curl ([^`]+)` \\| ([^|]+) \\|");
    private static final Pattern SCRIPT = Pattern.compile("hamms --script '\\w+=([^']+)'");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** A line of a table: what follows {@code curl}, and what it shows. */
    private record Recipe(String arguments, String shown) {

        @Override
        public String toString() {
            return arguments;
        }
    }

    private static List<Recipe> recipes() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        Matcher row = ROW.matcher(Golden.read("docs/recipes.md"));
        while (row.find()) {
            recipes.add(new Recipe(row.group(1), row.group(2)));
        }
        return recipes;
    }

    @Test
    void areAsManyAsThePageHas() throws IOException {
        assertThat(recipes()).hasSizeGreaterThan(28);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void showWhatThePageSays(Recipe recipe) throws Exception {
        Tool curl = Tool.named("curl");
        String[] modes = DocumentedPorts.modes(recipe.arguments());
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).modes(modes).start()) {
            List<Object> words = new ArrayList<>();
            Matcher word = WORD.matcher(recipe.arguments());
            while (word.find()) {
                words.add(DocumentedPorts.on(hamms, word.group(1) == null ? word.group(2) : word.group(1)));
            }
            Run run = curl.run("", words.toArray());

            if (recipe.shown().startsWith("exit ")) {
                // Which one it is depends on the TLS library of curl.
                assertThat(recipe.shown().substring(5).split(" or "))
                        .as(run.output())
                        .contains(Integer.toString(run.exitCode()));
            } else {
                assertThat(run.output()).contains(recipe.shown().replaceAll("prints `(.*)`", "$1"));
            }
        }
    }

    @Test
    void haveScriptsThatCanBeRead() throws IOException {
        Matcher script = SCRIPT.matcher(Golden.read("docs/recipes.md"));
        int scripts = 0;
        while (script.find()) {
            Scenario.parse(script.group(1));
            scripts++;
        }
        assertThat(scripts).isEqualTo(3);
    }

    /** With the ports that are free here, and the two addresses that the page gives to one name. */
    @ParameterizedTest
    @ValueSource(strings = {"never-accept", "connection-refused"})
    void reachTheOtherAddressOfAHostIfOneIsDead(String dead) throws Exception {
        assumeTrue(NetworkInterface.getByInetAddress(NetUtil.LOCALHOST6) != null, "this machine has ::1");
        Tool curl = Tool.named("curl");
        try (HammsNettyServer alive =
                        HammsNettyServer.builder().basePort(0).modes("healthy").start();
                HammsNettyServer other = HammsNettyServer.builder()
                        .basePort(0)
                        .bindAddress("::1")
                        .modes("status")
                        .start()) {
            int port = other.add(dead, alive.port("healthy"));
            String addresses = "hamms.test:" + port + ":[::1],127.0.0.1";
            Run run = curl.run("", "-sS", "-m", "30", "--resolve", addresses, "http://hamms.test:" + port + "/");

            assertThat(run.output()).contains("HAMMS-END");
        }
    }
}
