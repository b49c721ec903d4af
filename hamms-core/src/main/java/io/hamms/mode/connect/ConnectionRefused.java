package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;

/**
 * Binds the port without listening: no other process can listen there while the server runs, and no client's
 * outgoing connection can get that port and so connect to itself.
 */
public final class ConnectionRefused implements ListenerFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(0, "connection-refused", Layer.CONNECT)
            .summary("refuses connections: nothing listens")
            .wire("The kernel answers each SYN with RST.")
            .client("Fails at once, or tries the next address of the host (RFC 8305, section 5).")
            .symptom(Symptom.NO_RESPONSE, Symptom.RETRY)
            .tryIt("curl {/}", "curl: (7) Failed to connect")
            .seen("oven-sh/bun#11859: waits until two attempts have failed before it tries the next address")
            .onGet(VerdictClass.FAIL_FAST.consensus())
            .fault(new ConnectionRefused());

    private ConnectionRefused() {}

    @Override
    public BoundPort bind(InetSocketAddress address, boolean isShared) throws IOException {
        Socket reserved = new Socket();
        try {
            // Without SO_REUSEADDR: with it, another socket that has it could bind the port and listen.
            reserved.setReuseAddress(false);
            if (isShared) {
                reserved.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            reserved.bind(address);
        } catch (IOException e) {
            reserved.close();
            throw e;
        }
        return new BoundPort() {
            @Override
            public int port() {
                return reserved.getLocalPort();
            }

            @Override
            public void close() throws IOException {
                reserved.close();
            }
        };
    }
}
