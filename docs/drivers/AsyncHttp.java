import io.netty.handler.ssl.SslContextBuilder;
import java.io.*;
import java.util.Properties;
import org.asynchttpclient.*;

/** AsyncHttpClient; follows redirects and decompresses as its documentation shows (by default it does neither). */
class AsyncHttp {
    public static void main(String[] args) throws Exception {
        Properties pom = new Properties();
        String file = "/META-INF/maven/org.asynchttpclient/async-http-client/pom.properties";
        pom.load(AsyncHttpClient.class.getResourceAsStream(file));
        Driver.run("async-http-client", pom.getProperty("version"), settings -> {
            AsyncHttpClient client = Dsl.asyncHttpClient(Dsl.config()
                    .setFollowRedirect(true)
                    .setCompressionEnforced(true)
                    .setConnectTimeout(settings.timeout())
                    .setRequestTimeout(settings.timeout())
                    .setSslContext(SslContextBuilder.forClient().trustManager(new File(settings.ca())).build()));
            return new Driver.Client() {
                @Override
                public int send(Driver.Request request, OutputStream body) throws Exception {
                    RequestBuilder message = Dsl.request(request.method(), request.uri().toString());
                    request.headers().forEach(message::setHeader);
                    if (request.content().length > 0) {
                        message.setBody(request.content());
                    }
                    return client.executeRequest(message, new AsyncCompletionHandler<Integer>() {
                        @Override
                        public State onBodyPartReceived(HttpResponseBodyPart part) throws IOException {
                            body.write(part.getBodyPartBytes());
                            return State.CONTINUE;
                        }

                        @Override
                        public Integer onCompleted(Response response) {
                            return response.getStatusCode();
                        }
                    }).get();
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        });
    }
}
