package io.hamms.cli.audit;

import io.hamms.audit.AuditReport;
import io.hamms.audit.AuditedClient;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.HammsAudit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Audits the clients on this machine, one after the other, and writes docs/clients.md: {@code mvn -q verify -Paudit}.
 *
 * <p>A second JDK, whose client is one more, is found by the property {@code hamms.jdk25} or the variable {@code
 * JAVA_HOME_25}.
 */
final class ClientsTable {

    private static final String FIELDS = " -H 'Authorization: Bearer hamms-secret' -H 'Cookie: session=hamms-secret'";
    private static final String CURL = "curl -sS --max-time {timeout} --cacert {ca} -L --compressed";
    /** wget's --wait applies to the requests of redirects, too. */
    private static final String WGET = "wget -nv -O - -t 1 -T {timeout} --ca-certificate={ca}";

    private final Map<String, AuditReport> reports = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Path compiled;
    private final List<String> chosen;
    private final PrintStream out;

    private ClientsTable(Path compiled, List<String> chosen, PrintStream out) {
        this.compiled = compiled;
        this.chosen = chosen;
        this.out = out;
    }

    /**
     * Writes the page. The property {@code hamms.clients} names clients, such as {@code curl, OkHttp}; without it, all
     * are audited.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path compiled = Drivers.ROOT.resolve("hamms-cli/target/drivers");
        Files.createDirectories(compiled);
        Drivers.compile(compiled);
        List<String> chosen = Arrays.stream(
                        System.getProperty("hamms.clients", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        ClientsTable table = new ClientsTable(compiled, chosen, System.out);
        table.run();
        String machine = System.getProperty("os.name") + ", " + System.getProperty("os.arch");
        ClientsDocument document = new ClientsDocument(table.reports, table.missing, machine);
        Files.writeString(Drivers.ROOT.resolve(ClientsDocument.PATH), document.text());
        System.exit(0);
    }

    private void run() throws InterruptedException {
        program(
                "curl",
                CURL + FIELDS + " --rate 2/s {url1} {url2}",
                List.of(
                        CURL + " --data-binary @{upload} {url}",
                        CURL + " --rate 2/s {url1} --next " + CURL.substring(5) + " --data-binary @{upload} {url2}"));
        program(
                "wget",
                WGET + FIELDS.replace("-H ", "--header ") + " --wait=0.5 --max-redirect=5 {url1} {url2}",
                List.of(WGET + " --post-file={upload} {url}"));
        driver("Python urllib", "urllib_driver.py", Drivers.JAVA);
        driver("Node fetch", "fetch.mjs", Drivers.JAVA);
        driver("Node http", "http.mjs", Drivers.JAVA);
        driver("JDK " + Runtime.version().feature() + " HttpClient", "Jdk", Drivers.JAVA);
        String jdk = System.getProperty("hamms.jdk25", "");
        jdk = jdk.isEmpty() ? System.getenv().getOrDefault("JAVA_HOME_25", "") : jdk;
        if (jdk.isEmpty()) {
            missing.add("JDK 25 HttpClient: neither the property hamms.jdk25 nor the variable JAVA_HOME_25 is set");
        } else {
            driver("JDK 25 HttpClient", "Jdk", Path.of(jdk));
        }
        driver("HttpURLConnection", "UrlConnection", Drivers.JAVA);
        driver("OkHttp", "OkHttpDriver", Drivers.JAVA);
        driver("Apache HttpClient 5", "ApacheHttp", Drivers.JAVA);
        driver("reactor-netty", "ReactorNetty", Drivers.JAVA);
        driver("Jetty client", "JettyClient", Drivers.JAVA);
        driver("AsyncHttpClient", "AsyncHttp", Drivers.JAVA);
    }

    private void program(String name, String get, List<String> posts) throws InterruptedException {
        if (!Drivers.isInstalled(name)) {
            missing.add(name + ": not installed");
            return;
        }
        List<CommandTemplate> templates =
                posts.stream().map(CommandTemplate::split).toList();
        audit(name, () -> new CommandClient(CommandTemplate.split(get), templates));
    }

    private void driver(String name, String driver, Path javaHome) throws InterruptedException {
        if (!Drivers.missing(driver).isEmpty()) {
            missing.add(name + ": " + Drivers.missing(driver) + " is not installed");
            return;
        }
        audit(name, () -> new DriverClient(Drivers.command(driver, compiled, javaHome), false));
    }

    private void audit(String name, Supplier<AuditedClient> client) throws InterruptedException {
        if (!chosen.isEmpty() && !chosen.contains(name)) {
            return;
        }
        try {
            AuditReport report = HammsAudit.of(client.get()).run();
            reports.put(name, report);
            out.println(name + " " + report.version() + ": " + report.summary() + "; "
                    + report.time().toSeconds() + " s");
        } catch (CannotJudgeException e) {
            missing.add(name + ": " + e.getMessage());
            out.println(name + ": " + e.getMessage());
        }
    }
}
