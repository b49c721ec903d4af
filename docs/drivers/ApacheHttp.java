import java.io.*;
import org.apache.hc.client5.http.config.*;
import org.apache.hc.client5.http.impl.classic.*;
import org.apache.hc.client5.http.impl.io.*;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.*;

/** Apache HttpClient 5; follows redirects by default. It has limits for connecting and for each read, none for all. */
class ApacheHttp {
    public static void main(String[] args) throws Exception {
        VersionInfo version = VersionInfo.loadVersionInfo("org.apache.hc.client5", ApacheHttp.class.getClassLoader());
        Driver.run("apache-httpclient5", version.getRelease(), settings -> {
            Timeout timeout = Timeout.of(settings.timeout());
            CloseableHttpClient client = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setTlsSocketStrategy(new DefaultClientTlsStrategy(settings.tls()))
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(timeout)
                                    .setSocketTimeout(timeout)
                                    .build())
                            .build())
                    .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
                    .build();
            return new Driver.Client() {
                @Override
                public int send(Driver.Request request, OutputStream body) throws Exception {
                    ClassicRequestBuilder message =
                            ClassicRequestBuilder.create(request.method()).setUri(request.uri());
                    request.headers().forEach(message::addHeader);
                    if (request.content().length > 0) {
                        message.setEntity(new ByteArrayEntity(request.content(), ContentType.APPLICATION_OCTET_STREAM));
                    }
                    return client.execute(message.build(), response -> {
                        if (response.getEntity() != null) {
                            response.getEntity().writeTo(body);
                        }
                        return response.getCode();
                    });
                }

                @Override
                public void close() {
                    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
                }
            };
        });
    }
}
