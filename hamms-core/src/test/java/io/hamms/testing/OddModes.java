package io.hamms.testing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.FailureModeBuilder;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;

/** Modes that are not in the catalogue. */
public final class OddModes {

    private OddModes() {}

    /** Returns a mode with only the mandatory facts. */
    public static FailureMode at(int offset, String name, Layer layer, Fault fault) {
        return complete(FailureMode.at(offset, name, layer), fault);
    }

    /** Returns a mode without a port of its own. */
    public static FailureMode withoutPort(String name, Layer layer, Fault fault) {
        return complete(FailureMode.withoutPort(name, layer), fault);
    }

    private static FailureMode complete(FailureModeBuilder.Summary begun, Fault fault) {
        return begun.summary("is odd")
                .wire("Nothing.")
                .client("Wonders.")
                .symptom(Symptom.STATUS)
                .tryIt("curl -i {/}", "HTTP/1.1 500")
                .onGet(VerdictClass.REPORT.choice())
                .fault(fault);
    }
}
