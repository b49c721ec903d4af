package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandNameTest {

    private static final String LONG = "java -jar 'my tools/100%n/${user.name}/hamms.jar'";

    private static String name(String launcher, String classPath, String command) {
        Properties properties = new Properties();
        properties.setProperty("java.class.path", classPath);
        properties.setProperty("sun.java.command", command);
        properties.setProperty("hamms.command", launcher);
        return CommandName.of(properties).typed();
    }

    @ParameterizedTest
    @CsvSource({
        "target/hamms.jar, target/hamms.jar --help, java -jar target/hamms.jar",
        "hamms.jar, hamms.jar, java -jar hamms.jar",
        "my tools/hamms.jar, my tools/hamms.jar list, java -jar 'my tools/hamms.jar'",
        "hamms.jar, io.hamms.cli.Main list, hamms",
        "hamms.jar, hamms.jar.Main list, hamms",
        "'', '', hamms",
    })
    void isTheJarIfTheJvmRunsIt(String classPath, String command, String name) {
        assertThat(name("", classPath, command)).isEqualTo(name);
    }

    @Test
    void isThatOfTheLauncher() {
        assertThat(name("./hamms", "/opt/hamms.jar", "/opt/hamms.jar list")).isEqualTo("./hamms");
        assertThat(name("it's/hamms", "hamms.jar", "hamms.jar")).isEqualTo("'it'\\''s/hamms'");
    }

    @Test
    void isCanonicalWithoutProperties() {
        Properties properties = new Properties();
        assertThat(CommandName.of(properties)).isEqualTo(CommandName.CANONICAL);

        properties.setProperty("java.class.path", "hamms.jar");
        assertThat(CommandName.of(properties)).isEqualTo(CommandName.CANONICAL);
    }

    /** Nothing in the name is taken for a format or a variable, and no line is wrapped. */
    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "list", "describe", "ca", "audit", "help", "generate-completion"})
    void isInAllHelpWithTheColumnsAligned(String command) {
        TestEnvironment called = TestEnvironment.called(LONG);
        TestEnvironment canonical = TestEnvironment.plain();
        String[] typed = (command + " --help").strip().split(" ");

        assertThat(called.run(typed)).isZero();
        assertThat(canonical.run(typed)).isZero();
        assertThat(called.out())
                .contains("Usage: " + LONG)
                .isEqualTo(canonical
                        .out()
                        .replaceAll("(?m)^(Usage: | +|.*<\\()hamms(?= |$)", "$1" + LONG.replace("$", "\\$")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lst | see {} --help
            list --nonsense | see {} list --help
            sleep | {} --modes sleep, or {} describe sleep); see {} --help
            --modes slep | or another name from {} list); see {} --help
            describe 9 | as in {} list); see {} describe --help
            describe | see {} describe --help
            audit --explain slep | or another name from {} audit --list); see {} audit --help
            --base-port 70000 | see {} --help
            """)
    void isInHintsOfErrors(String typed, String hint) {
        TestEnvironment called = TestEnvironment.called(LONG);

        assertThat(called.run(typed.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(called.err()).hasLineCount(1).endsWith(hint.replace("{}", LONG) + "\n");
    }

    @Test
    void isInTheTableOfPortsAndInTheCommandThatReproduces() {
        TestEnvironment serving = TestEnvironment.called(LONG);
        TestEnvironment explaining = TestEnvironment.called(LONG);
        serving.run("--modes", "sleep", "--base-port", "0");
        explaining.run("audit", "--explain", "sleep");

        assertThat(serving.out()).contains("\n" + LONG + " describe NAME prints ");
        assertThat(explaining.out()).endsWith(" " + LONG + " audit --reproduce sleep\n");
    }

    @Test
    void isNotInTheScriptForCompletion() {
        TestEnvironment called = TestEnvironment.called(LONG);
        TestEnvironment canonical = TestEnvironment.plain();
        called.run("generate-completion");
        canonical.run("generate-completion");

        assertThat(called.out()).contains("_complete_hamms").doesNotContain("java -jar");
        assertThat(called.out().replaceAll("Date: .*", ""))
                .isEqualTo(canonical.out().replaceAll("Date: .*", ""));
    }
}
