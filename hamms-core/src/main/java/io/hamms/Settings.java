package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.journal.JournalLimits;
import io.hamms.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;

/** What a server was told before its start. */
record Settings(
        int basePort,
        String bindAddress,
        List<FailureMode> modes,
        Transport transport,
        int threads,
        Observer observer,
        JournalLimits journal) {

    /** Returns where a mode is to listen. */
    InetSocketAddress address(FailureMode mode) {
        return new InetSocketAddress(bindAddress, basePort == 0 ? 0 : basePort + mode.offset());
    }
}
