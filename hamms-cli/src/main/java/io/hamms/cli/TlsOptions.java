package io.hamms.cli;

import io.hamms.HammsServerBuilder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the names and the CA of the certificates of the TLS ports. */
final class TlsOptions {

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            description = "A host name or address that the certificates of the TLS ports contain, in addition to"
                    + " localhost, 127.0.0.1, ::1 and the address of --bind. Repeatable.")
    private List<String> names = List.of();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Issue the certificates of the TLS ports with the CA in FILE. If FILE does not exist, create it,"
                            + " readable only by its owner. Default: a CA that exists only until hamms stops.")
    private @Nullable Path caFile;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description =
                    "A certificate chain in PEM, presented in place of a certificate of the CA by the TLS ports whose"
                            + " certificate has no fault. With --tls-key.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The private key of --tls-cert, in PEM and PKCS #8, without a password.")
    private @Nullable Path key;

    /** Applies the options to the builder of a server. */
    void applyTo(HammsServerBuilder builder) {
        names.forEach(builder::tlsName);
        if (caFile != null) {
            builder.caFile(caFile);
        }
        if (certificate != null && key != null) {
            builder.tlsCertificate(certificate, key);
        } else if (certificate != null || key != null) {
            throw new UsageException(
                    certificate == null ? "--tls-key: without --tls-cert" : "--tls-cert: without --tls-key", "both");
        }
    }
}
