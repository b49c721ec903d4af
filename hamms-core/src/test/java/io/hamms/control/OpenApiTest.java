package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import io.hamms.http.Version;
import io.hamms.testing.Golden;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/openapi.yaml and the control port consistent. */
class OpenApiTest {

    private static final String LONG = "{\"steps\":[\"" + "x".repeat(Router.MAX_BODY) + "\"]}";

    private static JsonNode document;
    private static HammsNettyServer hamms;
    private static ControlPort control;

    private final Set<String> provoked = new TreeSet<>();

    @BeforeAll
    static void start() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(Golden.read("docs/openapi.yaml"));
        hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes("status", "sleep", "healthy", "close-on-accept")
                .start();
        control = ControlPort.of(hamms).start();
    }

    @AfterAll
    static void stop() {
        control.close();
        hamms.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> described = described().stream()
                .map(operation -> operation.replaceFirst(" \\d+$", ""))
                .collect(Collectors.toSet());

        try (EventFeed feed = new EventFeed(hamms.journal())) {
            assertThat(Routes.of(hamms, feed))
                    .extracting(route -> route.method() + " " + route.template())
                    .containsExactlyInAnyOrderElementsOf(described);
        }
    }

    @Test
    void hasTheVersionAndIsServedUnchanged() throws IOException {
        assertThat(document.at("/info/version").asText()).isEqualTo(Version.NUMBER);
        assertThat(ControlClient.get(control.port(), "/openapi.yaml").body())
                .isEqualTo(Golden.read("docs/openapi.yaml"));
    }

    @Test
    void namesEveryStatusThatAnOperationAnswersAndNoOther() throws IOException {
        exchange();
        assertThat(call(200, "GET", "/ca", "/ca", "").body())
                .isEqualTo(hamms.clientCredentials().caPem())
                .doesNotContain("PRIVATE");
        assertThat(call(200, "GET", "/ca/client", "/ca/client", "").body())
                .containsSubsequence("-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----");
        page();
        call(200, "GET", "/modes/{name}", "/modes/sleep", "");
        call(404, "GET", "/modes/{name}", "/modes/nothing", "");
        String defaults = "/modes/{name}/defaults";
        call(200, "GET", defaults, "/modes/retry-after/defaults", "");
        call(404, "GET", defaults, "/modes/nothing/defaults", "");
        call(200, "PUT", defaults, "/modes/sleep/defaults", "{\"sleep\":0.25}");
        call(400, "PUT", defaults, "/modes/sleep/defaults", "{\"sleep\":\"long\"}");
        call(404, "PUT", defaults, "/modes/nothing/defaults", "{}");
        call(413, "PUT", defaults, "/modes/sleep/defaults", LONG);
        call(415, "PUT", defaults, "/modes/sleep/defaults", "");
        assertThat(call(200, "GET", "/defaults", "/defaults", "").body())
                .isEqualTo("{\"defaults\":{\"sleep\":{\"sleep\":0.25}}}");
        call(204, "DELETE", defaults, "/modes/sleep/defaults", "");
        call(404, "DELETE", defaults, "/modes/nothing/defaults", "");
        String script = "/modes/{name}/script";
        call(
                204,
                "PUT",
                script,
                "/modes/healthy/script",
                "{\"steps\":[\"status\"],\"exceptions\":{\"2\":\"sleep\"},"
                        + "\"count\":\"per-key\",\"paths\":{\"/login\":{\"steps\":[\"healthy\"]}}}");
        call(400, "PUT", script, "/modes/healthy/script", "{\"steps\":[\"nothing\"]}");
        call(404, "PUT", script, "/modes/nothing/script", "{\"steps\":[\"status\"]}");
        call(409, "PUT", script, "/modes/close-on-accept/script", "{\"steps\":[\"status\"]}");
        call(409, "PUT", script, "/modes/retries/script", "{\"steps\":[\"status\"]}");
        call(413, "PUT", script, "/modes/healthy/script", LONG);
        call(415, "PUT", script, "/modes/healthy/script", "");
        call(200, "GET", script, "/modes/healthy/script", "");
        call(404, "GET", script, "/modes/nothing/script", "");
        assertThat(call(200, "GET", "/scripts", "/scripts", "").body())
                .contains("{\"healthy\":{\"steps\":[\"status\"],");
        call(204, "DELETE", script, "/modes/healthy/script", "");
        call(404, "DELETE", script, "/modes/nothing/script", "");
        call(409, "DELETE", script, "/modes/retries/script", "");
        call(200, "GET", "/ports", "/ports", "");
        call(400, "POST", "/ports", "/ports", "{\"mode\":\"nothing\"}");
        call(413, "POST", "/ports", "/ports", LONG);
        call(415, "POST", "/ports", "/ports", "");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            call(409, "POST", "/ports", "/ports", "{\"mode\":\"status\",\"port\":" + taken.getLocalPort() + "}");
        }
        String added =
                call(201, "POST", "/ports", "/ports", "{\"mode\":\"status\"}").header("Location");
        call(200, "GET", "/ports/{port}", added, "");
        call(204, "DELETE", "/ports/{port}", added, "");
        call(404, "GET", "/ports/{port}", added, "");
        call(404, "DELETE", "/ports/{port}", added, "");
        call(200, "GET", "/journal/connections", "/journal/connections?mode=status&limit=10000", "");
        call(400, "GET", "/journal/connections", "/journal/connections?limit=0", "");
        call(200, "GET", "/journal/requests", "/journal/requests?body=base64", "");
        call(200, "GET", "/journal/requests", "/journal/requests?body=text", "");
        call(400, "GET", "/journal/requests", "/journal/requests?body=html", "");
        call(400, "GET", "/journal/events", "/journal/events?mode=nothing", "");
        events();
        RawClient.status(hamms.port("status"), "X-Hamms-Key: a b\r\n");
        Reply key = call(200, "GET", "/keys/{key}", "/keys/a%20b", "");
        assertThat(key.body()).contains("\"key\":\"a b\",\"counts\":[{\"port\":");
        call(404, "GET", "/keys/{key}", "/keys/%ff", "");
        call(204, "DELETE", "/journal", "/journal", "");
        call(204, "POST", "/reset", "/reset", "");

        assertThat(provoked).containsExactlyInAnyOrderElementsOf(described());
    }

    private void page() throws IOException {
        for (String path : List.of(
                "/",
                "/index.html",
                "/page.css",
                "/ca.pem",
                "/health",
                "/openapi.yaml",
                "/modes",
                "/counters",
                "/metrics")) {
            call(200, "GET", path, path, "");
        }
        call(200, "GET", "/page/{file}", "/page/app.js", "");
        call(404, "GET", "/page/{file}", "/page/page.css", "");
    }

    private static Set<String> described() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .fieldNames()
                        .forEachRemaining(status -> described.add(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " " + status))));
        return described;
    }

    private Reply call(int status, String method, String template, String target, String body) throws IOException {
        Reply reply = body.isEmpty()
                ? ControlClient.ask(control.port(), method, target, "")
                : ControlClient.json(control.port(), method, target, body);
        assertThat(reply.status()).as("%s %s: %s", method, target, reply.body()).isEqualTo(status);
        provoked.add(method + " " + template + " " + status);
        check(reply, method, template, reply.body());
        return reply;
    }

    private static void check(Reply reply, String method, String template, String body) throws IOException {
        JsonNode response = document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(reply.status()));
        if (response.has("$ref")) {
            response = document.at(response.path("$ref").asText().substring(1));
        }
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        List<String> types = new ArrayList<>();
        response.path("content").fieldNames().forEachRemaining(types::add);
        assertThat(types)
                .as("%s %s %s", method, template, reply.status())
                .isEqualTo(type.isEmpty() ? List.of() : List.of(type));
        if (type.endsWith("json") || type.equals(ControlResponse.EVENTS)) {
            ObjectNode schema =
                    response.path("content").path(type).path("schema").deepCopy();
            schema.set("components", document.path("components"));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(body, InputFormat.JSON))
                    .as("%s %s: %s", method, template, body)
                    .isEmpty();
        }
    }

    /** Opens as many event streams as are allowed: each gets the same events, and one more is refused. */
    private void events() throws IOException {
        List<ControlClient> watching = new ArrayList<>();
        try {
            for (int i = 0; i < EventFeed.MAX_SUBSCRIBERS; i++) {
                ControlClient client = ControlClient.to(control.port());
                watching.add(client);
                client.send("GET", "/journal/events", "");
                Reply reply = client.read("GET");
                assertThat(reply.status()).isEqualTo(200);
                assertThat(client.chunk()).isEqualTo(":\n\n");
            }
            call(503, "GET", "/journal/events", "/journal/events", "");
            exchange();
            for (ControlClient client : watching) {
                for (String kind : List.of("connected", "requested", "delivered")) {
                    String event = client.chunk();
                    assertThat(event).contains("event: " + kind + "\n");
                    String data = event.substring(event.indexOf("data: ") + 6);
                    check(
                            new Reply(200, Map.of("Content-Type", ControlResponse.EVENTS), ""),
                            "GET",
                            "/journal/events",
                            data);
                }
            }
            provoked.add("GET /journal/events 200");
        } finally {
            for (ControlClient client : watching) {
                client.close();
            }
        }
    }

    private static void exchange() throws IOException {
        try (RawClient client = RawClient.connect(hamms.port("status"))) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
            client.readBody();
        }
    }
}
