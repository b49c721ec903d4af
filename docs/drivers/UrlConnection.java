import java.io.*;
import java.net.HttpURLConnection;
import javax.net.ssl.*;

/**
 * The JDK's HttpURLConnection; follows redirects by default. It has a limit for each read, none for the exchange; the
 * pool of connections is the JVM's, and another port is another pool.
 */
class UrlConnection {
    public static void main(String[] args) throws Exception {
        Driver.run("jdk-httpurlconnection", System.getProperty("java.version"), settings -> {
            SSLSocketFactory sockets = settings.tls().getSocketFactory();
            return (request, body) -> {
                HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
                if (connection instanceof HttpsURLConnection secure) {
                    secure.setSSLSocketFactory(sockets);
                }
                connection.setConnectTimeout((int) settings.timeout().toMillis());
                connection.setReadTimeout((int) settings.timeout().toMillis());
                connection.setRequestMethod(request.method());
                request.headers().forEach(connection::setRequestProperty);
                try {
                    return exchange(connection, request.content(), body);
                } catch (IOException e) {
                    connection.disconnect();
                    throw e;
                }
            };
        });
    }

    private static int exchange(HttpURLConnection connection, byte[] sent, OutputStream body) throws IOException {
        if (sent.length > 0) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(sent);
            }
        }
        int status = connection.getResponseCode();
        InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (content != null) {
            try (content) {
                content.transferTo(body);
            }
        }
        return status;
    }
}
