package io.hamms.artifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The contents of what {@code mvn deploy} put into a repository. */
class JarsIT {

    private static final String VERSION = System.getProperty("hamms.version", "");
    private static final Path CORE = Path.of(URI.create(System.getProperty("hamms.deployed", "file:///")))
            .resolve("io/hamms/hamms-core/" + VERSION);

    /** A class of another library, by its own name. */
    private static final Pattern UNRELOCATED =
            Pattern.compile("(?<!io/hamms/shaded/)(io/netty|com/fasterxml|org/bouncycastle|io/prometheus)/[a-z]");

    private static JarFile open(String classifier) throws IOException {
        return new JarFile(
                CORE.resolve("hamms-core-" + VERSION + classifier + ".jar").toFile());
    }

    private static List<String> entries(JarFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.endsWith("/"))
                .toList();
    }

    private static String text(JarFile jar, String entry, Charset charset) {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theShadedJarHasClassesOfOtherLibrariesOnlyBelowItsOwnPackage() throws IOException {
        try (JarFile jar = open("-shaded")) {
            List<String> classes = entries(jar).stream()
                    .filter(name -> name.endsWith(".class"))
                    .toList();

            assertThat(classes)
                    .contains("io/hamms/HammsNettyServer.class", "io/hamms/shaded/io/netty/channel/Channel.class")
                    .allMatch(name -> name.startsWith("io/hamms/"))
                    .noneMatch(name ->
                            UNRELOCATED.matcher(text(jar, name, ISO_8859_1)).find());
        }
    }

    @Test
    void theShadedJarHasNativeLibrariesByTheNamesThatNettyLooksFor() throws IOException {
        try (JarFile jar = open("-shaded")) {
            assertThat(entries(jar).stream().filter(name -> name.startsWith("META-INF/native")))
                    .contains(
                            "META-INF/native/libio_hamms_shaded_netty_transport_native_epoll_x86_64.so",
                            "META-INF/native/libio_hamms_shaded_netty_tcnative_linux_x86_64.so",
                            "META-INF/native/io_hamms_shaded_netty_tcnative_windows_x86_64.dll")
                    .allMatch(name -> name.matches("META-INF/native/(lib)?io_hamms_shaded_netty_\\w+\\.\\w+"));
        }
    }

    @Test
    void theShadedJarHasNoFilesThatNameClassesByOtherNames() throws IOException {
        try (JarFile jar = open("-shaded")) {
            assertThat(entries(jar))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/") || name.startsWith("META-INF/maven/"))
                    .doesNotContain("META-INF/io.netty.versions.properties");
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.hamms.core");
            assertThat(entries(jar).stream().filter(name -> name.startsWith("META-INF/services/")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(providers(jar, name))
                            .isNotEmpty()
                            .allSatisfy(provider -> assertThat(jar.getEntry(provider.replace('.', '/') + ".class"))
                                    .as(provider)
                                    .isNotNull()));
        }
    }

    private static Stream<String> providers(JarFile jar, String services) {
        return text(jar, services, UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    @Test
    void theShadedJarNamesTheLicencesOfItsParts() throws IOException {
        try (JarFile jar = open("-shaded")) {
            String notices = text(jar, "META-INF/NOTICE", UTF_8) + text(jar, "META-INF/NOTICE.txt", UTF_8);
            assertThat(entries(jar).stream().filter(name -> name.startsWith("META-INF/license/")))
                    .contains("META-INF/license/Apache-2.0.txt", "META-INF/license/BouncyCastle.txt")
                    .allSatisfy(name -> assertThat(notices).contains(name.substring("META-INF/license/".length())));
        }
    }

    @Test
    void allJarsHaveTheLicence() throws IOException {
        String licence = Files.readString(Path.of(System.getProperty("hamms.root", ".."), "LICENSE"));
        for (String classifier : List.of("", "-shaded", "-tests")) {
            try (JarFile jar = open(classifier)) {
                assertThat(text(jar, "META-INF/LICENSE", UTF_8)).as(classifier).isEqualTo(licence);
            }
        }
    }

    @Test
    void thePomIsThatOfThePlainJar() throws IOException {
        String pom = Files.readString(CORE.resolve("hamms-core-" + VERSION + ".pom"));
        assertThat(pom)
                .contains("<artifactId>netty-all</artifactId>", "<artifactId>netty-codec-native-quic</artifactId>");
        Path parent = CORE.resolveSibling("../hamms/" + VERSION + "/hamms-" + VERSION + ".pom")
                .normalize();
        assertThat(Files.readString(parent)).contains("<scm", "<url>", "<developers>", "<licenses>");
    }
}
