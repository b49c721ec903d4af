import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Starts MockWebServer, which has no command line of its own: port, seconds of /hold, seconds of /sleep. */
final class MockWebServerPeer {

    private MockWebServerPeer() {}

    public static void main(String[] args) throws Exception {
        // It logs one line a request by default; the other servers log none.
        LogManager.getLogManager().reset();
        int hold = Integer.parseInt(args[1]);
        int sleep = Integer.parseInt(args[2]);
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int seconds =
                        switch (request.getTarget()) {
                            case "/hold" -> hold;
                            case "/sleep" -> sleep;
                            default -> 0;
                        };
                return new MockResponse.Builder()
                        .body("well")
                        .headersDelay(seconds, TimeUnit.SECONDS)
                        .build();
            }
        });
        server.setServerSocketFactory(new LongQueue());
        server.start(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        Thread.currentThread().join();
    }

    /** Makes the accept queue as long as those of the other servers, instead of 50. */
    private static final class LongQueue extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public void bind(SocketAddress address, int backlog) throws IOException {
                    super.bind(address, 4096);
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
