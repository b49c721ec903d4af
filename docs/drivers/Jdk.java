import java.io.InputStream;
import java.net.http.*;
import java.net.http.HttpRequest.*;

/** The JDK's HttpClient; follows redirects as its documentation shows (by default it follows none). */
class Jdk {
    public static void main(String[] args) throws Exception {
        Driver.run("jdk-httpclient", System.getProperty("java.version"), settings -> {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(settings.timeout())
                    .sslContext(settings.tls())
                    .build();
            return (request, body) -> {
                boolean isEmpty = request.content().length == 0;
                HttpRequest.Builder message = HttpRequest.newBuilder(request.uri())
                        .timeout(settings.timeout()) // Up to JDK 25, it ends with the header section.
                        .method(request.method(), isEmpty
                                ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.content()));
                request.headers().forEach(message::header);
                HttpResponse<InputStream> response =
                        client.send(message.build(), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream in = response.body()) {
                    in.transferTo(body);
                }
                return response.statusCode();
            };
        });
    }
}
