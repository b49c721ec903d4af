package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The contents of the jars, and that two builds of one commit have the same. */
class JarContentsIT {

    private static final Path JAR = Path.of(System.getProperty("hamms.jar", "target/hamms.jar"));
    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    @Test
    void hasAnSbom() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            // With mvn -o, Maven skips the plugin that creates the SBOM, with a message.
            assumeThat(System.getProperty("hamms.network", "").equals("offline is true") && jar.getEntry(SBOM) == null)
                    .as("the SBOM is not created if Maven is offline; .ci/run checks it")
                    .isFalse();
            assertThat(jar.getEntry(SBOM)).as(SBOM).isNotNull();
            Set<String> listed = names(jar);
            assertThat(listed).contains("hamms-core", "netty-all", "bcprov-jdk18on", "picocli", "jackson-core");
            Set<String> netty = new TreeSet<>();
            text(jar, "META-INF/io.netty.versions.properties")
                    .lines()
                    .filter(line -> line.matches("netty-[\\w-]+\\.version=.*"))
                    .forEach(line -> netty.add(line.replaceFirst("\\.version=.*", "")));
            assertThat(netty).contains("netty-common", "netty-codec-http", "netty-transport-native-epoll");
            assertThat(listed).containsAll(netty);
            assertThat(listed.stream().filter(name -> name.startsWith("netty-") && !name.contains("tcnative")))
                    .containsExactlyInAnyOrderElementsOf(withAll(netty));
        }
    }

    private static Set<String> withAll(Set<String> netty) {
        Set<String> all = new HashSet<>(netty);
        all.add("netty-all");
        return all;
    }

    /** Returns the names of the components: those at the second level of objects. */
    private static Set<String> names(JarFile jar) throws IOException {
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(text(jar, SBOM))) {
            boolean isComponents = false;
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && depth == 1) {
                    isComponents = json.currentName().equals("components");
                } else if (token == JsonToken.VALUE_STRING
                        && isComponents
                        && depth == 3
                        && json.currentName().equals("name")) {
                    names.add(json.getText());
                }
            }
        }
        return names;
    }

    @Test
    void namesTheLicenceOfEachDependency() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String notices = text(jar, "META-INF/NOTICE") + text(jar, "META-INF/NOTICE.txt");
            List<String> entries = jar.stream().map(ZipEntry::getName).toList();
            List<String> licences = entries.stream()
                    .filter(name -> name.startsWith("META-INF/license/") && !name.endsWith("/"))
                    .map(name -> name.substring("META-INF/license/".length()))
                    .toList();

            assertThat(licences).contains("Webbit.txt", "MIT-in-Netty.txt", "Apache-2.0.txt");
            assertThat(licences).allSatisfy(licence -> assertThat(notices).contains(licence));
            assertThat(entries)
                    .contains("io/netty/handler/codec/compression/JdkZlibEncoder.class")
                    .noneMatch(name -> name.matches(".*/compression/(Bzip2|FastLz|Lz4|Lzf|Lzma|Snappy).*"));
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void storesTheClassesThatEachStartLoads() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().findFirst().orElseThrow().getName()).isEqualTo("META-INF/MANIFEST.MF");
            assertThat(jar.getEntry("io/hamms/cli/Main.class").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(jar.getEntry("io/netty/channel/Channel.class").getMethod())
                    .isEqualTo(ZipEntry.STORED);
            assertThat(jar.getEntry("picocli/CommandLine.class").getMethod()).isEqualTo(ZipEntry.DEFLATED);
        }
    }

    @Test
    void isIndependentOfUmaskAndTime() throws IOException {
        for (Path jar : jars()) {
            try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("enablePosixFileAttributes", true));
                    Stream<Path> files = Files.walk(zip.getPath("/"))) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(modes(file))
                        .as("%s in %s", file, jar)
                        .isIn("rw-r--r--", "rwxrwxrwx"));
            }
            try (JarFile opened = new JarFile(jar.toFile())) {
                // From project.build.outputTimestamp, or from the dependencies: before this build.
                assertThat(opened.stream()).allSatisfy(entry -> assertThat(entry.getTimeLocal())
                        .isBefore(Files.getLastModifiedTime(jar)
                                .toInstant()
                                .atZone(ZoneId.systemDefault())
                                .toLocalDateTime()));
            }
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(JAR.toAbsolutePath().resolveSibling(""))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String modes(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return PosixFilePermissions.toString(permissions);
    }
}
