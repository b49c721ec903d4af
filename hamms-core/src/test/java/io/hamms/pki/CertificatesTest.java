package io.hamms.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.tls.TlsBadCertificate;
import io.hamms.mode.tls.TlsCommonName;
import io.hamms.mode.tls.TlsMustStaple;
import io.hamms.mode.tls.TlsNoCommonName;
import io.hamms.mode.tls.TlsRevoked;
import io.hamms.mode.tls.TlsWeakKey;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.transport.Transport;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies the ports' certificates with OpenSSL's strictest checks, then again without the check that each must fail.
 */
class CertificatesTest {

    private static final Pattern ERROR = Pattern.compile("error (\\d+) at");

    private final HammsNettyServer server = Servers.on(Transport.best());

    @TempDir
    private Path folder = Path.of(".");

    /** The errors of openssl-verification-options(1) for each fault. */
    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(TlsHealthy.MODE, List.of()),
                Arguments.of(TlsBadCertificate.SELF_SIGNED, List.of("18")),
                Arguments.of(TlsBadCertificate.EXPIRED, List.of("10")),
                Arguments.of(TlsBadCertificate.NOT_YET_VALID, List.of("9")),
                Arguments.of(TlsBadCertificate.WRONG_HOST, List.of("62")),
                Arguments.of(TlsBadCertificate.UNTRUSTED_ROOT, List.of("19")),
                Arguments.of(TlsBadCertificate.INCOMPLETE_CHAIN, List.of("20")),
                // OpenSSL takes the common name of a certificate without names, but not one with a NUL.
                Arguments.of(TlsCommonName.ONLY, List.of()),
                Arguments.of(TlsCommonName.NUL, List.of("62")),
                // The level of 112 bits is tested below.
                Arguments.of(TlsWeakKey.MODE, List.of()),
                Arguments.of(TlsMustStaple.MODE, List.of()),
                // Its fault is in the OCSP response.
                Arguments.of(TlsRevoked.MODE, List.of()),
                Arguments.of(TlsNoCommonName.MODE, List.of()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("errors")
    void isBadInOneWayOnly(FailureMode mode, List<String> expected) throws Exception {
        Tool.Run run = verify(chain(mode), "-CAfile", rootFile(), "-verify_hostname", "localhost");

        assertThat(ERROR.matcher(run.output()).results().map(error -> error.group(1)))
                .as(run.output())
                .containsExactlyElementsOf(expected);
        assertThat(run.exitCode()).isEqualTo(expected.isEmpty() ? 0 : 2);
    }

    static Stream<Arguments> mended() {
        return Stream.of(
                Arguments.of(TlsBadCertificate.SELF_SIGNED, "leaf", "localhost", 0),
                Arguments.of(TlsBadCertificate.EXPIRED, "root", "localhost", -2),
                Arguments.of(TlsBadCertificate.NOT_YET_VALID, "root", "localhost", 31),
                Arguments.of(TlsBadCertificate.WRONG_HOST, "root", "wrong.example", 0),
                Arguments.of(TlsBadCertificate.UNTRUSTED_ROOT, "last", "localhost", 0));
    }

    @ParameterizedTest(name = "{0} for a client that trusts the {1} and expects {2}, in {3} days")
    @MethodSource("mended")
    void isGoodWithoutTheOneFault(FailureMode mode, String trusted, String name, int days) throws Exception {
        X509Certificate[] chain = chain(mode);
        Path anchor =
                switch (trusted) {
                    case "leaf" -> file("anchor", chain[0]);
                    case "last" -> file("anchor", chain[chain.length - 1]);
                    default -> rootFile();
                };
        long time = Instant.now().plus(Duration.ofDays(days)).getEpochSecond();

        Tool.Run run = verify(chain, "-CAfile", anchor, "-verify_hostname", name, "-attime", time);

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void isWeakOnlyInItsKey() throws Exception {
        Tool.Run run = verify(chain(TlsWeakKey.MODE), "-CAfile", rootFile(), "-auth_level", "2");

        assertThat(ERROR.matcher(run.output()).results().map(error -> error.group(1)))
                .as(run.output())
                .containsExactly("66");
        assertThat(verify(chain(TlsHealthy.MODE), "-CAfile", rootFile(), "-auth_level", "2")
                        .exitCode())
                .isZero();
    }

    @Test
    void isGoodWithTheIntermediateThatIsLeftOut() throws Exception {
        TestAuthority.Identity identity = issue(TestAuthority.CertificateFault.INCOMPLETE_CHAIN);

        Tool.Run run = verify(identity.bundle().getCertificatePath(), "-CAfile", rootFile(), "-verify_ip", "127.0.0.1");

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void isGoodForClientsOnlyIfIssuedForClients() throws Exception {
        X509Bundle client = TestAuthority.ofProcess().issueForClient();
        Path leaf = file("leaf", client.getCertificate());
        Tool openssl = Tool.named("openssl");

        assertThat(openssl.run("", "verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", rootFile(), leaf)
                        .exitCode())
                .isZero();
        assertThat(openssl.run("", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", rootFile(), leaf)
                        .output())
                .contains("error 26 at");
    }

    /** RFC 5280, sections 4.2.1.1 to 4.2.1.3, 4.2.1.9 and 4.2.1.12. */
    @ParameterizedTest
    @EnumSource
    void statesItsPurpose(TestAuthority.CertificateFault fault) throws Exception {
        TestAuthority.Identity identity = issue(fault);
        X509Certificate[] path = fault == TestAuthority.CertificateFault.SELF_SIGNED
                ? identity.chain()
                : identity.bundle().getCertificatePathWithRoot();
        for (int i = 0; i < path.length; i++) {
            boolean isAuthority = path[i].getBasicConstraints() >= 0;
            X509Certificate issuer = path[Math.min(i + 1, path.length - 1)];
            boolean[] usage = path[i].getKeyUsage();

            assertThat(isAuthority).isEqualTo(i > 0);
            assertThat(path[i].getCriticalExtensionOIDs())
                    .containsExactlyInAnyOrderElementsOf(critical(fault, isAuthority));
            assertThat(usage[0]).as("digitalSignature").isEqualTo(!isAuthority);
            assertThat(usage[5]).as("keyCertSign").isEqualTo(isAuthority);
            assertThat(path[i].getExtendedKeyUsage()).isEqualTo(isAuthority ? null : List.of("1.3.6.1.5.5.7.3.1"));
            assertThat(path[i].getExtensionValue("2.5.29.14")).hasSize(4 + 20);
            if (!isAuthority || i < path.length - 1) {
                assertThat(Arrays.copyOfRange(path[i].getExtensionValue("2.5.29.35"), 6, 26))
                        .isEqualTo(Arrays.copyOfRange(issuer.getExtensionValue("2.5.29.14"), 4, 24));
            }
            if (!isAuthority) {
                assertThat(lifetime(path[i])).isLessThanOrEqualTo(Duration.ofDays(397));
            }
        }
    }

    private static List<String> critical(TestAuthority.CertificateFault fault, boolean isAuthority) {
        if (isAuthority) {
            return List.of("2.5.29.15", "2.5.29.19");
        }
        // Section 4.2.1.6.
        return fault == TestAuthority.CertificateFault.NO_SUBJECT
                ? List.of("2.5.29.15", "2.5.29.17")
                : List.of("2.5.29.15");
    }

    @Test
    void lastsNoLongerForAClient() {
        assertThat(lifetime(TestAuthority.ofProcess().issueForClient().getCertificate()))
                .isEqualTo(Duration.ofDays(397));
    }

    private static Duration lifetime(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static TestAuthority.Identity issue(TestAuthority.CertificateFault fault) {
        return TestAuthority.ofProcess().issue(fault, SubjectNames.LOCAL, Instant.now());
    }

    private Tool.Run verify(Certificate[] chain, Object... options) throws Exception {
        Path leaf = file("leaf", chain[0]);
        Path others = file("others", Arrays.copyOfRange(chain, 1, chain.length));
        Stream<Object> all = Stream.of(
                        Stream.<Object>of("verify", "-x509_strict", "-purpose", "sslserver"),
                        Stream.of(options),
                        chain.length > 1 ? Stream.<Object>of("-untrusted", others) : Stream.empty(),
                        Stream.<Object>of(leaf))
                .flatMap(each -> each);
        return Tool.named("openssl").run("", all.toArray());
    }

    private Path rootFile() {
        return file("root", TestAuthority.ofProcess().certificate());
    }

    private Path file(String name, Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (Certificate each : certificates) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder().encodeToString(each.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return Files.writeString(folder.resolve(name), text);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate[] chain(FailureMode mode) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(mode))) {
            return Objects.requireNonNull(client.chain());
        }
    }
}
