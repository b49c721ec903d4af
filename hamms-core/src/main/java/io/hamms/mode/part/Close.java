package io.hamms.mode.part;

import io.hamms.fault.Wire;

/** How a mode closes a connection, as chosen by a parameter. */
public enum Close {
    FIN,
    RST;

    /** Closes the connection in this way. */
    public void on(Wire wire) {
        if (this == FIN) {
            wire.fin();
        } else {
            wire.rst();
        }
    }
}
