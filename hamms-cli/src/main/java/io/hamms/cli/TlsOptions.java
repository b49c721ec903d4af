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
            description = "Issue these certificates with the CA in FILE. If FILE does not exist, create it, readable"
                    + " only by its owner. Default: a CA that exists only until hamms stops.")
    private @Nullable Path caFile;

    /** Applies the options to the builder of a server. */
    void applyTo(HammsServerBuilder builder) {
        names.forEach(builder::tlsName);
        if (caFile != null) {
            builder.caFile(caFile);
        }
    }
}
