package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hamms.mode.baseline.TlsHealthy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs testssl.sh on tls-healthy, the baseline with TLS. It takes minutes, so only the profile testssl runs it. */
class TlsHealthyIT {

    private static final int MAX_SECONDS = 240;

    private static final Set<String> HARMLESS = Set.of("DEBUG", "OK", "INFO", "LOW");

    private static final Set<String> EXPECTED = Set.of(
            // Findings about the OpenSSL of this machine, not about the server.
            "engine_problem",
            // A CA that exists only during a test has no OCSP responder and no CRL.
            "cert_revocation");

    /** Some of its checks, to verify that it has reached the server and run them. */
    private static final Map<String, String> MADE = Map.of(
            "TLS1_2", "offered",
            "TLS1_3", "offered with final",
            "cert_chain_of_trust", "passed.");

    private record Finding(String severity, String text) {}

    @Test
    void hasNoFindings(@TempDir Path folder) throws Exception {
        Path authority = folder.resolve("ca-key.pem");
        Path trusted = folder.resolve("ca.pem");
        TestEnvironment environment = TestEnvironment.plain();
        assertThat(environment.run("ca", "--ca-file", authority.toString())).isZero();
        Files.writeString(trusted, environment.out());
        int base = FreePorts.base(List.of(TlsHealthy.MODE));
        try (RunningJar jar = RunningJar.start(
                "--base-port",
                base + "",
                "--modes",
                "tls-healthy",
                "--no-control",
                "--ca-file",
                authority.toString())) {
            jar.await(" describe NAME ");

            Map<String, Finding> findings = judge(base + TlsHealthy.MODE.offset(), trusted);

            MADE.forEach((id, text) -> assertThat(findings.get(id))
                    .as(id)
                    .extracting(Finding::text)
                    .isEqualTo(text));
            findings.values().removeIf(finding -> HARMLESS.contains(finding.severity));
            findings.keySet().removeAll(EXPECTED);
            assertThat(findings).isEmpty();
        }
    }

    private static Map<String, Finding> judge(int port, Path trusted) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("hamms.jar", "target/hamms.jar")).resolveSibling("testssl"));
        Path json = folder.resolve("tls-healthy.json");
        Files.deleteIfExists(json);
        Path log = folder.resolve("tls-healthy.txt");
        Process testssl = new ProcessBuilder(
                        "testssl",
                        "--quiet",
                        "--warnings=off",
                        "--color=0",
                        "--nodns=none",
                        "--add-ca=" + trusted,
                        "--jsonfile=" + json,
                        "--protocols",
                        "--standard",
                        "--server-defaults",
                        "--ip=127.0.0.1",
                        "localhost:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        testssl.getOutputStream().close();
        try {
            assertThat(testssl.waitFor(MAX_SECONDS, TimeUnit.SECONDS))
                    .as("ends within %s s; see %s", MAX_SECONDS, log)
                    .isTrue();
        } finally {
            testssl.descendants().forEach(ProcessHandle::destroyForcibly);
            testssl.destroyForcibly();
        }
        return findings(json);
    }

    private static Map<String, Finding> findings(Path json) throws IOException {
        Map<String, Finding> findings = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> fields = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    fields.put(parser.currentName(), parser.nextTextValue());
                }
                findings.put(
                        fields.get("id") + "", new Finding(fields.get("severity") + "", fields.get("finding") + ""));
            }
        }
        return findings;
    }
}
