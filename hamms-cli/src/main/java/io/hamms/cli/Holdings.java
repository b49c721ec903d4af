package io.hamms.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a command holds, released in reverse order, once, whenever the end comes: while it is being opened, too. */
final class Holdings {

    private final Deque<Runnable> releases = new ArrayDeque<>();
    private boolean isOver;

    /** Says that there is nothing to hold any more. */
    static final class EndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EndedException() {
            super("told to end", null, false, false);
        }
    }

    /**
     * Holds something.
     *
     * @param release releases it; called at once if the end has come already
     * @throws EndedException if it has
     */
    synchronized void hold(Runnable release) {
        if (isOver) {
            release.run();
            throw new EndedException();
        }
        releases.push(release);
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** Releases everything, also where that fails for some of it. Doing it again does nothing. */
    synchronized void release() {
        isOver = true;
        if (releases.isEmpty()) {
            return;
        }
        try {
            releases.pop().run();
        } finally {
            release();
        }
    }
}
