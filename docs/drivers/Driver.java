import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.*;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;

/** The protocol, for drivers in Java: each call gets a client of its own, which sends the call's requests. */
interface Driver {
    record Request(URI uri, String method, Map<String, String> headers, byte[] content) {}
    interface Client extends Closeable {
        int send(Request request, OutputStream body) throws Exception; // Returns the status.
        default void close() throws IOException {}
    }
    interface Factory { Client create(Settings settings) throws Exception; }
    ObjectMapper JSON = new ObjectMapper();
    PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    static void run(String name, String version, Factory clients) throws IOException, InterruptedException {
        System.setOut(System.err); // Standard output is for messages only.
        ObjectNode hello = JSON.createObjectNode().put("hello", 1).put("name", name).put("version", version);
        hello.put("runtime", "jdk " + Runtime.version()).put("parallel", 16);
        OUT.println(hello.set("can", JSON.createArrayNode().add("h1").add("tls").add("post").add("two")));
        ExecutorService threads = Executors.newCachedThreadPool();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode call = JSON.readTree(line);
            threads.execute(() -> OUT.println(answer(call, clients)));
        }
        threads.shutdown();
        System.exit(threads.awaitTermination(1, TimeUnit.MINUTES) ? 0 : 1);
    }
    private static ObjectNode answer(JsonNode call, Factory clients) {
        long start = System.nanoTime();
        ObjectNode answer = JSON.createObjectNode().set("id", call.get("id"));
        try (Client client = clients.create(Settings.of(call))) {
            if (call.has("url")) answer.setAll(result(client, call.get("url"), call));
            for (Iterator<JsonNode> urls = call.path("urls").iterator(); urls.hasNext(); ) {
                JsonNode url = urls.next(); // The method, the content and the fields are the last request's.
                answer.withArray("results").add(result(client, url, urls.hasNext() ? JSON.createObjectNode() : call));
                if (urls.hasNext()) Thread.sleep(call.path("pauseMs").asLong());
            }
            return answer.put("ms", (System.nanoTime() - start) / 1_000_000);
        } catch (Throwable e) {
            return answer.put("outcome", "error").put("error", e.toString());
        }
    }
    private static ObjectNode result(Client client, JsonNode url, JsonNode call) {
        try (Body body = new Body()) {
            Map<String, String> headers = new TreeMap<>();
            call.path("headers").forEachEntry((name, value) -> headers.put(name, value.asText()));
            String method = call.path("method").asText("GET");
            byte[] content = new byte[call.path("bytes").asInt()];
            return body.result(client.send(new Request(URI.create(url.asText()), method, headers, content), body));
        } catch (Throwable e) {
            return JSON.createObjectNode().put("outcome", "error").put("error", e.toString());
        }
    }
}
