package io.hamms.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** The resources of a command, released once, in reverse order, whenever the end comes: during the start, too. */
final class Resources {

    private final Deque<Runnable> releases = new ArrayDeque<>();
    private boolean isOver;

    /** Thrown when the end has come before a resource was added. */
    static final class EndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EndedException() {
            super("already ended", null, false, false);
        }
    }

    /**
     * Adds a resource.
     *
     * @param release releases the resource; called at once if the end has already come
     * @throws EndedException if the end has already come
     */
    synchronized void add(Runnable release) {
        if (isOver) {
            release.run();
            throw new EndedException();
        }
        releases.push(release);
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** Releases everything, even if a release fails; idempotent. */
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
