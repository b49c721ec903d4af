package io.hamms.testing;

import io.hamms.pki.TestAuthority;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP clients that most JVM programs use, each with its default settings except for timeouts and trust in the test
 * CA.
 */
public enum RealClient {
    JDK("JDK HttpClient") {
        @Override
        Answer get(URI uri, Duration timeout) throws IOException, InterruptedException {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(timeout)
                    .sslContext(TestAuthority.ofProcess().clientContext())
                    .build();
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body().length);
        }
    },
    OKHTTP("OkHttp") {
        @Override
        Answer get(URI uri, Duration timeout) throws IOException {
            OkHttpClient client = new OkHttpClient.Builder()
                    .connectTimeout(timeout)
                    .readTimeout(timeout)
                    .writeTimeout(timeout)
                    .sslSocketFactory(TestAuthority.ofProcess().clientContext().getSocketFactory(), (X509TrustManager)
                            TestAuthority.ofProcess().trustManagers()[0])
                    .build();
            Request request = new Request.Builder().url(uri.toString()).build();
            try (Response response = client.newCall(request).execute()) {
                return new Answer(response.code(), response.body().bytes().length);
            } finally {
                client.connectionPool().evictAll();
                client.dispatcher().executorService().shutdown();
            }
        }
    },
    APACHE("Apache HttpClient 5") {
        @Override
        Answer get(URI uri, Duration timeout) throws IOException {
            Timeout limit = Timeout.of(timeout);
            ConnectionConfig connection = ConnectionConfig.custom()
                    .setConnectTimeout(limit)
                    .setSocketTimeout(limit)
                    .build();
            try (CloseableHttpClient client = HttpClients.custom()
                    // The default contains the version of Java, and an answer that repeats it would have another
                    // length.
                    .setUserAgent("Apache-HttpClient")
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setDefaultConnectionConfig(connection)
                            .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                                    TestAuthority.ofProcess().clientContext()))
                            .build())
                    .setDefaultRequestConfig(
                            RequestConfig.custom().setResponseTimeout(limit).build())
                    .build()) {
                return client.execute(new HttpGet(uri), response -> {
                    byte[] body =
                            response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
                    return new Answer(response.getCode(), body.length);
                });
            }
        }
    };

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String label;

    RealClient(String label) {
        this.label = label;
    }

    private record Answer(int status, int length) {}

    abstract Answer get(URI uri, Duration timeout) throws IOException, InterruptedException;

    /** Returns the name used in documents. */
    public String label() {
        return label;
    }

    /** Returns the result of a GET, which must end. */
    public String reactionTo(URI uri, Duration timeout) {
        return reactionTo(uri, timeout, PATIENCE);
    }

    /**
     * Returns the result of a GET, as text for a table: the status and the length of the body, the exception, or that
     * it has not ended within the patience. The timeout is for connecting and reading; for the JDK's client, it is the
     * time up to the head.
     */
    public String reactionTo(URI uri, Duration timeout, Duration patience) {
        FutureTask<Answer> task = new FutureTask<>(() -> get(uri, timeout));
        Thread thread = new Thread(task, label);
        thread.start();
        try {
            Answer answer = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer.status() + ", " + answer.length() + " bytes";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause
                    && (cause instanceof IOException || cause instanceof IllegalArgumentException)) {
                return describe(cause);
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            task.cancel(true);
            return "still waiting after " + patience.toMillis() + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the exception and its message, without parts that differ from run to run. */
    private static String describe(Exception e) {
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        String stable = message.replaceAll(
                        "(https?://)?(localhost|127\\.0\\.0\\.1)?/?(\\[?127\\.0\\.0\\.1)?:\\d{4,5}\\]?/?", "…")
                .replaceAll("@[0-9a-f]{5,}", "")
                .replaceAll("[^\\x20-\\x7e…]+", "?")
                .replace("|", "\\|")
                .strip();
        // The message of a timeout depends on which of two timers fires first.
        boolean isSaid = !stable.isEmpty() && !(e instanceof InterruptedIOException);
        return e.getClass().getSimpleName() + (isSaid ? ": " + stable : "");
    }
}
