package io.hamms.cli;

import io.hamms.ClientCredentials;
import io.hamms.HammsNettyServer;
import io.hamms.error.InvalidOptionException;
import io.hamms.text.Addresses;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code hamms ca}: reads the chain from a running server, because each start creates a new CA. */
@Command(
        name = "ca",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "Usage: {hamms} ca [OPTIONS]",
        descriptionHeading = "%n",
        description = {
            "Prints, in PEM, the certificate of the CA that issues the certificates of the TLS ports. Reads it from a"
                    + " running hamms, or with --ca-file from a file.",
            "A client that trusts this CA rejects only the fault under test. Without --ca-file, the CA and its keys"
                    + " exist only until that hamms stops."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms} ca > ca.pem                         from the hamms on port 5500 and up",
            "  curl --cacert ca.pem https://localhost:5549/",
            "  {hamms} ca --base-port 8000                 from hamms --base-port 8000",
            "  {hamms} ca --client > client.pem            a certificate and a key for tls-client-cert-required",
            "  curl --cacert ca.pem --cert client.pem https://localhost:5547/",
            "  {hamms} ca --ca-file ca-key.pem > ca.pem    for hamms --ca-file ca-key.pem, running or not",
        })
final class CaCommand implements Runnable {

    private static final String SUBJECT = "CN=Hamms test CA";
    private static final int TLS_OFFSET = 49;
    private static final int CONTROL_OFFSET = 100;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Environment environment;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Ports.OfCatalogue.class,
            description = "The port of tls-healthy; it must answer within 20 s. Default: " + TLS_OFFSET
                    + " above the base port.")
    private @Nullable Integer tlsPort;

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            converter = Ports.OfCatalogue.class,
            description = "The base port of the running hamms. Default: ${DEFAULT-VALUE}.")
    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address that hamms listens on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--client",
            description = "Print instead a new client certificate of this CA and its private key, which"
                    + " tls-client-cert-required accepts. A running hamms issues it only to its own machine.")
    private boolean isForClient;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            converter = Ports.OfCatalogue.class,
            description = "The control port, which issues the certificate of --client. Default: " + CONTROL_OFFSET
                    + " above the base port.")
    private @Nullable Integer controlPort;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Read the CA from this file instead of from a running hamms; create the file if it does not"
                    + " exist.")
    private @Nullable Path caFile;

    CaCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        if (caFile != null) {
            environment.out().print(ofFile(caFile));
        } else {
            environment.out().print(isForClient ? client() : pem(root()));
        }
    }

    private String ofFile(Path file) {
        try {
            ClientCredentials credentials =
                    HammsNettyServer.builder().caFile(file).build().clientCredentials();
            return isForClient ? credentials.pem() : credentials.caPem();
        } catch (InvalidOptionException e) {
            throw UsageMessages.about(e, UsageMessages.FLAGS);
        }
    }

    private String client() {
        int port = controlPort == null ? above(CONTROL_OFFSET) : controlPort;
        try {
            URL url = new URL("http", host, port, "/ca/client");
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                if (pem.contains("-----BEGIN PRIVATE KEY-----")) {
                    return pem;
                }
            }
            throw noControlPort(port, "not hamms", null);
        } catch (IOException e) {
            throw noControlPort(port, unreachable(e, String.valueOf(e.getMessage())), e);
        }
    }

    private UsageException noControlPort(int port, String what, @Nullable Throwable cause) {
        String asked = asked("--control-port", controlPort, port);
        return new UsageException(asked + what, "the control port of a running hamms", cause);
    }

    /** Returns which port was asked, by the option that chose it. */
    private String asked(String option, @Nullable Integer given, int port) {
        String chosen = given == null ? "--base-port: " + basePort + ", port " + port : option + ": " + port;
        return chosen + " on " + host + ": ";
    }

    /** Returns why no server was reached; {@code otherwise} for any other reason. */
    private static String unreachable(IOException e, String otherwise) {
        if (e instanceof UnknownHostException) {
            return "the host name does not resolve";
        }
        return e instanceof ConnectException ? "connection refused" : otherwise;
    }

    private int above(int offset) {
        if (basePort > Addresses.MAX_PORT - offset) {
            throw new UsageException("--base-port: " + basePort, "at most " + (Addresses.MAX_PORT - offset));
        }
        return basePort + offset;
    }

    private X509Certificate root() {
        int port = tlsPort == null ? above(TLS_OFFSET) : tlsPort;
        Certificate[] chain;
        try {
            chain = chain(port);
        } catch (IOException e) {
            throw noCa(port, unreachable(e, "no TLS server"), e);
        }
        if (chain[chain.length - 1] instanceof X509Certificate last
                && last.getSubjectX500Principal().getName().equals(SUBJECT)) {
            return last;
        }
        throw noCa(port, "not a CA of hamms", null);
    }

    private Certificate[] chain(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket tls =
                    (SSLSocket) insecureContext().getSocketFactory().createSocket(socket, host, port, false)) {
                tls.startHandshake();
                return tls.getSession().getPeerCertificates();
            }
        }
    }

    private UsageException noCa(int port, String what, @Nullable Throwable cause) {
        return new UsageException(asked("--port", tlsPort, port) + what, "tls-healthy of a running hamms", cause);
    }

    private static String pem(X509Certificate certificate) {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a context that verifies nothing: only the certificate is read, and no application data is sent. */
    private static SSLContext insecureContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
