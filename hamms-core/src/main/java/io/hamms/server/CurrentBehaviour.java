package io.hamms.server;

import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of a server, which changes while it serves. Usable on any thread, also on an event loop: no method
 * waits for one.
 */
public final class CurrentBehaviour {

    private final Behaviour atStart;
    private volatile Behaviour current = new Behaviour();

    /** Creates one that is empty until the server {@linkplain #begin(RunningServer) begins}. */
    public CurrentBehaviour(Behaviour atStart) {
        this.atStart = atStart;
    }

    /** Sets all ports of a server to their behaviour at the start. */
    public synchronized void begin(RunningServer running) {
        Behaviour renewed = atStart.anew();
        renewed.beginOn(running);
        current = renewed;
    }

    /** Gives a port that was added the dispatcher of its mode. */
    public synchronized void begin(Binding added) {
        added.follow(current.scripts().get(added.mode()));
    }

    /** Sets the dispatcher of a mode's ports; null for the mode itself. */
    public synchronized void script(RunningServer running, FailureMode mode, @Nullable Dispatcher script) {
        running.follow(current.script(mode, script), script);
    }

    /** Sets the default arguments of a mode. */
    public synchronized void defaults(RunningServer running, FailureMode mode, Map<String, String> values) {
        running.setDefaults(current.defaults(mode, values));
    }

    /** Returns the dispatcher of a mode's ports; empty if the mode itself answers. */
    public Optional<Dispatcher> script(FailureMode mode) {
        return Optional.ofNullable(current.scripts().get(mode));
    }

    /** Returns the default arguments of a mode that differ from the catalogue's. */
    public Map<String, String> defaults(FailureMode mode) {
        return current.defaults().getOrDefault(mode, Map.of());
    }
}
