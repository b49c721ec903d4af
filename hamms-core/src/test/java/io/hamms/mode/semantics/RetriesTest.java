package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final String CHUNKED = """
            POST /counters HTTP/1.1\r
            Host: hamms.test\r
            Transfer-Encoding: chunked\r
            Content-Type: application/x-www-form-urlencoded\r
            \r
            """;

    private static String response(String status, String json) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }

    private static String failure(String status, String key, int left) {
        return response(
                status,
                "{\"error\":\"The server failed, as it was meant to. Tries until it does not: " + left + "\",\"key\":\""
                        + key + "\",\"success\":false,\"tries_remaining\":" + left + "}");
    }

    private static String success(String key, int left) {
        return response("200 OK", "{\"key\":\"" + key + "\",\"success\":true,\"tries_remaining\":" + left + "}");
    }

    private static String post(String target, String type, String body) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String form(String body) {
        return post("/counters", "application/x-www-form-urlencoded", body);
    }

    private static void isTooLong(String received) {
        assertThat(received)
                .startsWith("HTTP/1.1 413 Content Too Large\r\n")
                .endsWith("{\"error\":\"a request body longer than 4096 bytes\"}");
    }

    @Test
    void succeedsFromTheThirdTryOn() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            String error = "500 Internal Server Error";
            assertThat(connection.get("/").received()).isEqualTo(failure(error, "default", 2));
            assertThat(connection.get("/").received()).isEqualTo(failure(error, "default", 1));
            assertThat(connection.get("/").received()).isEqualTo(success("default", 0));
            assertThat(connection.get("/").received()).isEqualTo(success("default", -1));
        }
    }

    @Test
    void countsForEachKeyAndAnyMethod() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            assertThat(connection.get("/?key=a&tries=2&status=503").received())
                    .isEqualTo(failure("503 Service Unavailable", "a", 1));
            assertThat(connection.get("/?key=b&tries=1").received()).isEqualTo(success("b", 0));
            assertThat(connection
                            .send("BREW /x?key=a HTTP/1.1\r\nHost: x\r\n\r\n")
                            .received())
                    .isEqualTo(success("a", 0));
        }
    }

    @EachTransport
    void failsWithoutAnAnswerIfConfigured(HammsNettyServer server) throws IOException {
        String key = UUID.randomUUID().toString();
        try (RawClient client = RawClient.connect(server.port(Retries.MODE))) {
            assertThat(client.get("/?kind=fin&key=" + key).readToEnd()).isEqualTo(fin(""));
        }
        try (RawClient client = RawClient.connect(server.port(Retries.MODE))) {
            assertThat(client.get("/?kind=rst&key=" + key).readToEnd()).isEqualTo(rst(""));
        }
        try (RawClient client = RawClient.connect(server.port(Retries.MODE))) {
            String success = success(key, 0);
            assertThat(client.get("/?kind=rst&key=" + key).read(success.length()))
                    .isEqualTo(success);
        }
    }

    @Test
    void refusesInvalidTries() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            String refusal = response(
                    "400 Bad Request",
                    "{\"error\":\"tries: foo (expected: an integer from 0 to 1000000)\",\"parameter\":\"tries\","
                            + "\"value\":\"foo\",\"expected\":\"an integer from 0 to 1000000\"}");
            assertThat(connection.get("/?tries=foo").received()).isEqualTo(refusal);
            assertThat(connection.send(form("tries=foo")).received()).isEqualTo(refusal);
            assertThat(connection.get("/counters").received())
                    .isEqualTo(response("200 OK", "{\"counters\":{},\"success\":true}"));
            assertThat(connection.get("/?key=" + "k".repeat(101)).received())
                    .contains("(expected: a text of at most 100 bytes)");
        }
    }

    @Test
    void setsACounterFromAQueryOrAForm() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            assertThat(connection
                            .send(post("/counters?key=a&tries=7", "text/plain", ""))
                            .received())
                    .isEqualTo(success("a", 7));
            assertThat(connection.send(form("key=a%20b&tries=8")).received()).isEqualTo(success("a b", 8));
            assertThat(connection
                            .send(post(
                                    "/counters?key=c",
                                    "Application/X-WWW-Form-Urlencoded; charset=utf-8",
                                    "key=d&tries=9"))
                            .received())
                    .isEqualTo(success("c", 9));
            assertThat(connection.send(form("")).received()).isEqualTo(success("default", 3));
            assertThat(connection.get("/?key=a").received()).isEqualTo(failure("500 Internal Server Error", "a", 6));
            assertThat(connection.send(form("key=a&tries=2")).received()).isEqualTo(success("a", 2));
            assertThat(connection.get("/counters").received())
                    .isEqualTo(response(
                            "200 OK", "{\"counters\":{\"a b\":8,\"c\":9,\"default\":3,\"a\":2},\"success\":true}"));
        }
    }

    @Test
    void listsALimitedNumberOfCounters() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            for (int i = 0; i < RetryCounters.MAX_LISTED + 2; i++) {
                connection.get("/?tries=7&key=" + i).received();
            }
            assertThat(connection.get("/counters").received())
                    .contains("{\"counters\":{\"2\":6,\"3\":6,")
                    .endsWith(",\"1001\":6},\"left_out\":2,\"success\":true}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "%22", "%C3%A9", "%E2%82%AC", "%F0%9F%90%B9"})
    void listsALimitedNumberOfBytes(String character) {
        int fitting = 100 / (character.length() / 3);
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            for (int i = 0; i < 900; i++) {
                connection
                        .get("/?tries=7&key=" + character.repeat(fitting - 3) + (100 + i))
                        .received();
            }
            String list = connection.get("/counters").received();
            assertThat(list).hasSizeLessThan(RetryCounters.MAX_LIST_BYTES + 1_000);
            int listed = list.split(":6[,}]", -1).length - 1;
            assertThat(listed).isBetween(90, 899);
            assertThat(list).endsWith("999\":6},\"left_out\":" + (900 - listed) + ",\"success\":true}");
        }
    }

    @Test
    void readsAFormInChunksAndNothingElse() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            connection.send(CHUNKED + "5\r\nkey=a\r\n8\r\n&tries=5\r\n");
            assertThat(connection.received()).isEmpty();
            assertThat(connection.send("0\r\n\r\n").received()).isEqualTo(success("a", 5));
            assertThat(connection
                            .send(post("/counters", "text/plain", "key=a&tries=9"))
                            .received())
                    .isEqualTo("HTTP/1.1 415 Unsupported Media Type\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nContent-Type: application/json\r\nAccept: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 37\r\n\r\n{\"error\":\"a body that is not a form\"}");
            assertThat(connection
                            .send("POST /counters HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 1\r\n\r\na")
                            .received())
                    .startsWith("HTTP/1.1 415 ");
            assertThat(connection
                            .send("POST /counters HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 0\r\n\r\n")
                            .received())
                    .isEqualTo(success("default", 3));
            assertThat(connection
                            .send(post("/", "application/x-www-form-urlencoded", "key=a&tries=9"))
                            .received())
                    .isEqualTo(failure("500 Internal Server Error", "default", 2));
        }
    }

    @Test
    void refusesAFormThatIsTooLongOrBroken() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            assertThat(connection.send(form("tries=3" + "&".repeat(4089))).received())
                    .isEqualTo(success("default", 3));
            assertThat(connection.send(form("tries=3" + "&".repeat(4090))).received())
                    .satisfies(RetriesTest::isTooLong);
        }
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            String chunk = "bb8\r\n" + "x".repeat(3000) + "\r\n";
            assertThat(connection.send(CHUNKED + chunk).received()).isEmpty();
            assertThat(connection.send(chunk).received()).satisfies(RetriesTest::isTooLong);
        }
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            assertThat(connection.send(CHUNKED + "xyz\r\n").received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .endsWith("{\"error\":\"a request body that does not follow its framing\"}");
        }
    }

    @Test
    void takesNoOtherMethodForTheCounters() {
        try (Embedded connection = Embedded.connectTo(Retries.MODE)) {
            assertThat(connection
                            .send("PUT /counters HTTP/1.1\r\nHost: hamms.test\r\n\r\n")
                            .received())
                    .isEqualTo("HTTP/1.1 405 Method Not Allowed\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nAllow: GET, HEAD, POST\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @EachTransport
    void countsEveryTryOnceOnManyConnections(HammsNettyServer server) throws Exception {
        int tries = 400;
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<Integer>>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callable<List<Integer>> client = () -> {
                List<Integer> left = new ArrayList<>();
                try (RawClient connection = RawClient.connect(server.port(Retries.MODE))) {
                    for (int j = 0; j < tries / 8; j++) {
                        String body = connection
                                .get("/?tries=" + tries + "&key=" + key)
                                .readBody();
                        left.add(Integer.valueOf(body.replaceAll(".*tries_remaining\":|}", "")));
                    }
                }
                return left;
            };
            running.add(threads.submit(client));
        }
        List<Integer> all = new ArrayList<>();
        for (Future<List<Integer>> client : running) {
            all.addAll(client.get());
        }
        threads.shutdown();
        List<Integer> expected = IntStream.range(0, tries).boxed().toList();
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
    }

    @EachTransport
    void isLeftToTheProgramByTheJdk(HammsNettyServer server) throws Exception {
        URI uri = server.uri(Retries.MODE).resolve("/?key=" + UUID.randomUUID());
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        HttpClient client = HttpClient.newHttpClient();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        assertThat(statuses).containsExactly(500, 500, 200);
    }
}
