package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hamms.HammsNettyServer;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files and examples for containers and CI name options, ports and an image that exist. */
class DeploymentTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));
    private static final String DOCKER = "hamms-cli/src/main/docker/";

    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"([^\"]+)\"");
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** Returns the first group of the only match of an expression in a file. */
    private static String only(String file, String expression) throws IOException {
        List<MatchResult> found =
                Pattern.compile(expression).matcher(read(file)).results().toList();
        assertThat(found).as("%s: %s", file, expression).hasSize(1);
        return found.get(0).group(1);
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        return MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll();
    }

    private static void assertOptions(String list) {
        String[] options =
                STRING.matcher(list).results().map(string -> string.group(1)).toArray(String[]::new);
        assertThat(options).isNotEmpty();
        assertThatCode(() -> Cli.commandLine(TestEnvironment.plain().world()).parseArgs(options))
                .as(list)
                .doesNotThrowAnyException();
    }

    @Test
    void theDeploymentHasTheImageTheOptionsAndThePort() throws IOException {
        List<JsonNode> documents = documents(read(DOCKER + "hamms.yaml"));
        JsonNode container = documents.get(0).at("/spec/template/spec/containers/0");

        assertThat(container.at("/image").asText())
                .isEqualTo(only(DOCKER + "image", "docker-archive:\\S+\\.tar:(\\S+)"))
                .isEqualTo(only("docs/languages.md", "GenericContainer<>\\(\"(.*)\"\\)"));
        assertOptions(container.at("/args").toString());
        int healthy = HammsNettyServer.DEFAULT_BASE_PORT + Healthy.MODE.offset();
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(healthy);
        assertThat(documents.get(1).at("/spec/ports/0/port").asInt()).isEqualTo(healthy);
    }

    @Test
    void theDockerfileHasTheOptionsAndAllPorts() throws IOException {
        assertOptions(only(DOCKER + "Dockerfile", "CMD (\\[.*])"));
        assertOptions(only("docs/languages.md", "withCommand\\((.*)\\)"));

        String first = only(DOCKER + "Dockerfile", "EXPOSE (\\d+)-");
        String last = only(DOCKER + "Dockerfile", "EXPOSE \\d+-(\\d+)");
        assertThat(FailureModes.ALL)
                .extracting(mode -> HammsNettyServer.DEFAULT_BASE_PORT + mode.offset())
                .allSatisfy(port -> assertThat(port).isBetween((int) Numbers.whole(first), (int) Numbers.whole(last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/languages.md", "docs/audit.md"})
    void theStepsForGitHubActionsCanBeRead(String document) throws IOException {
        List<MatchResult> blocks = YAML.matcher(read(document)).results().toList();
        assertThat(blocks).hasSize(1);
        JsonNode steps = MAPPER.readTree(blocks.get(0).group(1));

        assertThat(steps.isArray() ? steps : steps.at("/jobs/test/steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.has("run")).isNotEqualTo(step.has("uses")));
    }
}
