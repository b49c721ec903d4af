package io.hamms.cli;

import io.hamms.HammsServerBuilder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the certificates of the TLS ports say and who issues them, as typed. */
final class TlsOptions {

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            description = "A name or an address for which the certificates of the TLS ports are good, beside localhost,"
                    + " 127.0.0.1, ::1 and that of --bind. Repeatable.")
    private List<String> names = List.of();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Have these certificates issued by the CA in FILE, which is made if it is not there, for its"
                    + " owner alone. Default: a CA that is gone when hamms stops.")
    private @Nullable Path caFile;

    /** Tells the builder of a server. */
    void tell(HammsServerBuilder builder) {
        names.forEach(builder::tlsName);
        if (caFile != null) {
            builder.caFile(caFile);
        }
    }
}
