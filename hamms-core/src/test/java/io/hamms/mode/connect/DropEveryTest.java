package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.Dates;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropEveryTest {

    private static String response(int sequence) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: " + sequence
                + "\r\nX-Hamms-Path: /\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n"
                + "{\"success\":true}";
    }

    private static List<Integer> dropped(FailureMode mode, int requests) {
        List<Integer> dropped = new ArrayList<>();
        try (Embedded port = Embedded.connectTo(mode)) {
            for (int i = 1; i <= requests; i++) {
                try (Embedded connection = port.another()) {
                    String received = connection.get("/").received();
                    if (received.isEmpty()) {
                        dropped.add(i);
                    } else {
                        assertThat(received).isEqualTo(response(i));
                    }
                }
            }
        }
        return dropped;
    }

    @Test
    void dropsEveryTenthRequestToThePort() {
        assertThat(dropped(DropEvery.TENTH, 39)).containsExactly(10, 20, 30);
    }

    @Test
    void dropsEveryHundredthRequestToThePort() {
        assertThat(dropped(DropEvery.HUNDREDTH, 300)).containsExactly(100, 200, 300);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void sendsFinInTheMiddleOfAConnection(Transport transport) throws IOException {
        if (!transport.isAvailable()) {
            return;
        }
        try (HammsNettyServer server = server(transport);
                RawClient client = RawClient.connect(server.port(DropEvery.TENTH))) {
            for (int i = 1; i < 10; i++) {
                assertThat(client.get("/").read(response(i).length())).isEqualTo(response(i));
            }
            assertThat(client.get("/").readToEnd()).isEqualTo(fin(""));
        }
    }

    /** OkHttp repeats a request that a pooled connection did not answer, unnoticed by its caller. */
    @Test
    void isHiddenByOkHttp() throws IOException {
        try (HammsNettyServer server = server(Transport.best())) {
            OkHttpClient client = new OkHttpClient();
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                Request request = new Request.Builder()
                        .url(server.uri(DropEvery.TENTH).toString())
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    numbers.add(response.header("X-Hamms-Seq"));
                }
            }
            assertThat(numbers).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "12");
            client.connectionPool().evictAll();
        }
    }

    private static HammsNettyServer server(Transport transport) {
        return HammsNettyServer.builder()
                .basePort(0)
                .transport(transport)
                .modes(List.of(DropEvery.TENTH))
                .start();
    }
}
