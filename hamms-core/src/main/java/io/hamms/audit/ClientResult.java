package io.hamms.audit;

import java.time.Duration;
import java.util.List;

/**
 * The result that a client returns to its caller.
 *
 * @param outcome how it ended, as the client reports it
 * @param time how long that took
 * @param responses what was received, a response for each request; one for all of them where they cannot be told apart
 * @param error the client's own words about a failure; empty if there are none
 * @param detail further details, such as the stack of a thread that hangs; empty if there are none
 * @param peakMemory how many bytes of memory the client's processes held at most; 0 if unknown
 */
public record ClientResult(
        Outcome outcome, Duration time, List<ClientResponse> responses, String error, String detail, long peakMemory) {

    /** Keeps a copy of the responses. */
    public ClientResult {
        responses = List.copyOf(responses);
    }

    /** Creates the result of a client whose memory is unknown. */
    public ClientResult(Outcome outcome, Duration time, List<ClientResponse> responses, String error, String detail) {
        this(outcome, time, responses, error, detail, 0);
    }

    /** How a call ends. */
    public enum Outcome {
        /** The client reports a success. */
        SUCCESS("success"),
        /** The client reports a failure. */
        ERROR("error"),
        /** Nothing was reported by the deadline. */
        HANG("hang"),
        /** The process was ended by a signal, or an error of the runtime. */
        CRASH("crash"),
        /** The process ended without output and without an error before the call was over. */
        VANISHED("vanished"),
        /** The client reports that it does not support this. */
        UNSUPPORTED("unsupported"),
        /** The call was not made. */
        NOT_RUN("not-run"),
        /** The call could not be made. */
        HARNESS_ERROR("harness-error");

        private final String token;

        Outcome(String token) {
            this.token = token;
        }

        /** Returns the name that JSON uses. */
        public String token() {
            return token;
        }
    }

    /** Returns a result without responses. */
    public static ClientResult of(Outcome outcome, Duration time, String error) {
        return new ClientResult(outcome, time, List.of(), error, "", 0);
    }

    /** Returns this result with the memory that the client's processes held at most. */
    public ClientResult peakMemory(long bytes) {
        return new ClientResult(outcome, time, responses, error, detail, bytes);
    }

    /** Returns whether the client reports a success. */
    public boolean isSuccess() {
        return outcome == Outcome.SUCCESS;
    }

    /** Returns the text of all responses. */
    String text() {
        StringBuilder text = new StringBuilder();
        responses.forEach(response -> text.append(response.text()));
        return text.toString();
    }
}
