import io.netty.buffer.*;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.*;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.*;

/** reactor-netty; follows redirects and decompresses as its documentation shows (by default it does neither). */
class ReactorNetty {
    public static void main(String[] args) throws Exception {
        String version = HttpClient.class.getPackage().getImplementationVersion();
        Driver.run("reactor-netty", version, settings -> {
            ConnectionProvider pool = ConnectionProvider.create("call", 2);
            LoopResources loop = LoopResources.create("call", 1, true); // One call must not hold back another.
            var tls = SslContextBuilder.forClient().trustManager(new File(settings.ca())).build();
            HttpClient client = HttpClient.create(pool)
                    .runOn(loop)
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
                    loop.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).subscribe();
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
