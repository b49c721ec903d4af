import io.netty.buffer.*;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.*;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** reactor-netty; follows redirects and decompresses as its documentation shows (by default it does neither). */
class ReactorNetty {
    public static void main(String[] args) throws Exception {
        String version = HttpClient.class.getPackage().getImplementationVersion();
        Driver.run("reactor-netty", version, settings -> {
            ConnectionProvider pool = ConnectionProvider.create("call", 2);
            var tls = SslContextBuilder.forClient().trustManager(new File(settings.ca())).build();
            HttpClient client = HttpClient.create(pool)
                    .followRedirect(true)
                    .compress(true)
                    .responseTimeout(settings.timeout())
                    .secure(spec -> spec.sslContext(tls).handshakeTimeout(settings.timeout()));
            return new Driver.Client() {
                @Override
                public int send(Driver.Request request, OutputStream body) {
                    Mono<ByteBuf> content = Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.content()));
                    return client.headers(headers -> request.headers().forEach(headers::set))
                            .request(io.netty.handler.codec.http.HttpMethod.valueOf(request.method()))
                            .uri(request.uri())
                            .send(request.content().length == 0 ? Mono.empty() : content)
                            .response((response, bytes) -> bytes.asByteArray()
                                    .doOnNext(part -> write(part, body))
                                    .then(Mono.just(response.status().code())))
                            .next()
                            .timeout(settings.timeout())
                            .block();
                }

                @Override
                public void close() {
                    pool.dispose();
                }
            };
        });
    }

    private static void write(byte[] part, OutputStream body) {
        try {
            body.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
