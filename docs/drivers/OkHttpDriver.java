import java.io.OutputStream;
import okhttp3.*;

/** OkHttp; follows redirects by default, and has one limit for the whole exchange. */
class OkHttpDriver {
    public static void main(String[] args) throws Exception {
        Driver.run("okhttp", OkHttp.VERSION, settings -> {
            OkHttpClient client = new OkHttpClient.Builder()
                    .callTimeout(settings.timeout())
                    .sslSocketFactory(settings.tls().getSocketFactory(), settings.trustManager())
                    .build();
            return new Driver.Client() {
                @Override
                public int send(Driver.Request request, OutputStream body) throws Exception {
                    RequestBody content = request.method().equals("GET") ? null : RequestBody.create(request.content());
                    Request message = new Request.Builder()
                            .url(request.uri().toString())
                            .method(request.method(), content)
                            .headers(Headers.of(request.headers()))
                            .build();
                    try (Response response = client.newCall(message).execute()) {
                        response.body().byteStream().transferTo(body);
                        return response.code();
                    }
                }

                @Override
                public void close() {
                    client.dispatcher().executorService().shutdown();
                    client.connectionPool().evictAll();
                }
            };
        });
    }
}
