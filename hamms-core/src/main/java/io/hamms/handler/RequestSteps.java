package io.hamms.handler;

/** The steps of one conversation that are not finished, and how much of the current request was received. */
class RequestSteps extends PendingSteps {

    private boolean isRequestPending;

    /** The length of the head; 0 if requests are not decoded. */
    private int headBytes;

    /** The number of bytes of the content; the largest number once all of it was received. */
    private long contentBytes;

    /** Called when a response begins, with whether the peer has sent further requests. */
    final void responseStarted(boolean isAskedForMore) {
        isRequestPending = isAskedForMore;
    }

    /** Returns whether a request of the peer is not answered yet. */
    final boolean isRequestPending() {
        return isRequestPending;
    }

    final void setRequestPending() {
        isRequestPending = true;
    }

    /** Called when the head of a request was decoded. */
    final void headReceived(int bytes) {
        headBytes = bytes;
        contentBytes = 0;
    }

    final int headBytes() {
        return headBytes;
    }

    /** Counts content; {@code isAll} if it has ended. */
    final void countContent(int bytes, boolean isAll) {
        contentBytes = isAll ? Long.MAX_VALUE : contentBytes + bytes;
    }

    final long contentBytes() {
        return contentBytes;
    }
}
