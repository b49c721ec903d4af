package io.hamms.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityFileTest {

    @TempDir
    private Path folder = Path.of(".");

    private Path write(String text, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void isCreatedOnceForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("ca.pem");

        TestAuthority made = TestAuthority.in(file);

        assertThat(TestAuthority.in(file).certificate()).isEqualTo(made.certificate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isCreatedOnceByConcurrentProcesses() {
        Path file = folder.resolve("ca.pem");

        assertThat(Stream.generate(() -> file)
                        .limit(8)
                        .parallel()
                        .map(each -> TestAuthority.in(each).certificate())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void isRefusedIfItIsOpenToOthers(String permissions) throws Exception {
        Path file = folder.resolve("ca.pem");
        TestAuthority.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> TestAuthority.in(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("caFile: " + file + " (expected: accessible only to its owner, mode 600; it has "
                        + permissions + ")");
    }

    @Test
    void isRefusedIfItBelongsToAnotherUser() throws Exception {
        Path file = folder.resolve("ca.pem");
        TestAuthority.in(file);
        Object owner = Files.getAttribute(file, "unix:uid");

        assertThat(new AuthorityFile(file, () -> owner).readOrCreate().getCertificate())
                .isEqualTo(TestAuthority.in(file).certificate());
        assertThatThrownBy(() -> new AuthorityFile(file, () -> 4_711).readOrCreate())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("caFile: " + file + " (expected: a file owned by 4711; its owner is " + owner + ")");
    }

    static Stream<Arguments> malformed() {
        Instant now = Instant.now();
        X509Bundle root = CertificateProfiles.root("root", now);
        X509Bundle other = CertificateProfiles.root("other", now);
        X509Bundle leaf = CertificateProfiles.client(root, "leaf", CertificateProfiles.Validity.ofDays(now, 2));
        X509Bundle old = CertificateProfiles.root("old", now.minusSeconds(20L * 365 * 86_400));
        return Stream.of(
                Arguments.of("", "0 blocks \"BEGIN CERTIFICATE\""),
                Arguments.of(root.getCertificatePEM(), "0 blocks \"BEGIN PRIVATE KEY\""),
                Arguments.of(root.getPrivateKeyPEM(), "0 blocks \"BEGIN CERTIFICATE\""),
                Arguments.of(
                        root.getCertificatePEM() + other.getCertificatePEM() + root.getPrivateKeyPEM(), "2 blocks"),
                Arguments.of(root.getCertificatePEM() + other.getPrivateKeyPEM(), "the key does not match the"),
                Arguments.of(leaf.getCertificatePEM() + leaf.getPrivateKeyPEM(), "the certificate is not a CA's"),
                Arguments.of(old.getCertificatePEM() + old.getPrivateKeyPEM(), "NotAfter: "),
                Arguments.of(
                        root.getCertificatePEM() + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                        "both in PEM"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRefusedIfItIsMalformed(String text, String reason) throws Exception {
        Path file = write(text, "rw-------");

        assertThatThrownBy(() -> TestAuthority.in(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("caFile: " + file + " (expected: ")
                .hasMessageContaining(reason);
        assertThat(file).hasContent(text);
    }

    @Test
    void isRefusedIfItCannotBeCreated() {
        for (Path file : List.of(folder, folder.resolve("nowhere/ca.pem"))) {
            assertThatThrownBy(() -> TestAuthority.in(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("caFile: " + file + " (expected: a file");
        }
    }
}
