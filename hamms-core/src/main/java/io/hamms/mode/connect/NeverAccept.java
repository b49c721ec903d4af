package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Listens with an accept queue that the server fills with connections of its own and never accepts. */
public final class NeverAccept implements ListenerFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(50, "never-accept", Layer.CONNECT)
            .summary("makes every connect time out")
            .wire("Nothing: the kernel drops each SYN. It looks as if the host were down or a firewall dropped the"
                    + " packets.")
            .client("Gives up after its own connect timeout, which is not its read timeout; before that, tries the"
                    + " next address of the host (RFC 8305, section 5).")
            .symptom(Symptom.CONNECT_TIMEOUT)
            .tryIt("curl --max-time 1 {/}", "curl: (28)")
            .seen("XTLS/Xray-core#4473: waits 30 s for each dead address before it tries the next one")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new NeverAccept());

    private NeverAccept() {}

    @Override
    public String missing() {
        return System.getProperty("os.name").equals("Linux") ? "" : "Linux";
    }

    @Override
    public BoundPort bind(InetSocketAddress address, boolean isShared) throws IOException {
        FullQueue queue = new FullQueue();
        try {
            queue.listen(address, isShared);
        } catch (IOException e) {
            queue.close();
            throw e;
        }
        return queue;
    }
}
