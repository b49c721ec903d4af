package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release puts into a repository: {@code mvn verify -Partifacts,release}. */
@EnabledIfSystemProperty(named = "hamms.deployed", matches = "file:.*", disabledReason = "not with -Partifacts,release")
class ReleaseIT {

    private static final String VERSION = System.getProperty("hamms.version", "");
    private static final Path REPOSITORY = Path.of(URI.create(System.getProperty("hamms.deployed", "file:///")));

    /** Returns the names of an artifact's files, without name and version, and without those of checksums. */
    private static List<String> deployed(String artifact) throws IOException {
        try (Stream<Path> files = Files.list(folder(artifact))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches(".*\\.(md5|sha1)"))
                    .map(name -> name.replace(artifact + "-" + VERSION, ""))
                    .toList();
        }
    }

    private static Path folder(String artifact) {
        return REPOSITORY.resolve("io/hamms").resolve(artifact).resolve(VERSION);
    }

    private static Path file(String artifact, String suffix) {
        return folder(artifact).resolve(artifact + "-" + VERSION + suffix);
    }

    @ParameterizedTest
    @CsvSource({
        "hamms, .pom",
        "hamms-core, .pom .jar -sources.jar -javadoc.jar -shaded.jar -tests.jar -cyclonedx.json",
        "hamms-cli, .pom .jar -sources.jar -javadoc.jar -all.jar -cyclonedx.json"
    })
    void hasSourcesAndDocumentationOfEachModule(String artifact, String suffixes) throws IOException {
        assertThat(deployed(artifact))
                .filteredOn(name -> !name.endsWith(".asc"))
                .containsExactlyInAnyOrder(suffixes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "hamms-core, -sources.jar, io/hamms/HammsNettyServer.java",
        "hamms-core, -javadoc.jar, io/hamms/HammsNettyServer.html",
        "hamms-core, -shaded.jar, META-INF/sbom/application.cdx.json",
        "hamms-cli, -sources.jar, io/hamms/cli/Main.java",
        "hamms-cli, -javadoc.jar, io/hamms/cli/Main.html",
        "hamms-cli, -all.jar, META-INF/sbom/application.cdx.json"
    })
    void eachJarHasWhatItIsFor(String artifact, String suffix, String entry) throws IOException {
        try (JarFile jar = new JarFile(file(artifact, suffix).toFile())) {
            assertThat(jar.getEntry(entry)).as(entry).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"hamms-core", "hamms-cli"})
    void eachJarHasTheLicence(String artifact) throws IOException {
        for (String suffix : deployed(artifact)) {
            if (suffix.endsWith(".jar")) {
                try (JarFile jar = new JarFile(file(artifact, suffix).toFile())) {
                    assertThat(jar.getEntry("META-INF/LICENSE")).as(suffix).isNotNull();
                }
            }
        }
    }

    @Test
    void theJarOfEverythingIsTheOneThatIsRun() throws IOException {
        assertThat(file("hamms-cli", "-all.jar"))
                .hasSameBinaryContentAs(Path.of(System.getProperty("hamms.jar", "target/hamms.jar")));
    }

    @ParameterizedTest
    @CsvSource({"hamms", "hamms-core", "hamms-cli"})
    @DisabledIfSystemProperty(named = "hamms.unsigned", matches = "true", disabledReason = "-Dgpg.skip")
    void aKeySignsEachFile(String artifact) throws Exception {
        List<String> names = deployed(artifact);
        for (String name : names) {
            if (!name.endsWith(".asc")) {
                assertThat(names).contains(name + ".asc");
                Tool.Run gpg = Tool.named("gpg")
                        .run("", "--batch", "--verify", file(artifact, name + ".asc"), file(artifact, name));
                assertThat(gpg.exitCode()).as(gpg.output()).isZero();
            }
        }
    }
}
