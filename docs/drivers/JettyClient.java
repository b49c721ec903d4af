import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.*;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's client; follows redirects by default, has one limit for the whole exchange, and holds at most 2 MiB. */
class JettyClient {
    public static void main(String[] args) throws Exception {
        Driver.run("jetty-client", Jetty.VERSION, settings -> {
            SslContextFactory.Client tls = new SslContextFactory.Client();
            tls.setTrustStore(settings.trustStore());
            HttpClient client = new HttpClient();
            client.setSslContextFactory(tls);
            client.setConnectTimeout(settings.timeout().toMillis());
            client.start();
            return new Driver.Client() {
                @Override
                public int send(Driver.Request request, OutputStream body) throws Exception {
                    Request message = client.newRequest(request.uri())
                            .method(request.method())
                            .headers(fields -> request.headers().forEach(fields::put))
                            .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
                    if (request.content().length > 0) {
                        message.body(new BytesRequestContent(request.content()));
                    }
                    ContentResponse response = message.send();
                    body.write(response.getContent());
                    return response.getStatus();
                }

                @Override
                public void close() {
                    org.eclipse.jetty.util.component.LifeCycle.stop(client);
                }
            };
        });
    }
}
