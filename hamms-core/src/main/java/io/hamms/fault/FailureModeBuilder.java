package io.hamms.fault;

/**
 * The steps that build a {@link FailureMode}, each fact once and in this order. Each mandatory fact has its own step,
 * so that a description without it does not compile.
 */
public final class FailureModeBuilder {

    private FailureModeBuilder() {}

    /** The step after offset, name and layer. */
    public interface Summary {
        /** Sets the summary of what the port does: one line, without a full stop. */
        WireText summary(String text);
    }

    /** The step after the summary. */
    public interface WireText {
        /** Sets what the client receives, exactly. */
        ClientText wire(String text);
    }

    /** The step after what the client receives. */
    public interface ClientText {
        /** Sets what a correct client does, with the source. */
        Symptoms client(String text);
    }

    /** The step after what a correct client does: one symptom or two. */
    public interface Symptoms {
        /** Sets what a person sees of the fault. */
        Command symptom(Symptom only);

        /** Sets what a person sees of the fault, the more frequent symptom first. */
        Command symptom(Symptom first, Symptom second);
    }

    /** The step after the symptoms: how to see the fault. */
    public interface Command {
        /**
         * Sets a shell command that shows the fault, and by what.
         *
         * @param command the command; <code>{/path?query}</code> stands for the URL with this target on the mode's
         *     port, in quotes, and <code>{}</code> for host and port
         * @param sign a text in the output of curl 7.88 that a correct response does not produce
         */
        Options tryIt(String command, String sign);
    }

    /** The expectations: what a correct client does in an exercise with the probe or another request target. */
    public interface Exercises {
        /** Adds an expectation for a GET of the {@link FailureMode#probe()}. */
        Expectations onGet(Expectation.Rule rule);

        /** Adds an expectation for a GET. */
        Expectations onGet(String target, Expectation.Rule rule);

        /** Adds an expectation for a POST to the {@link FailureMode#probe()}. */
        Expectations onPost(Expectation.Rule rule);

        /** Adds an expectation for a POST. */
        Expectations onPost(String target, Expectation.Rule rule);

        /** Adds an expectation for an upload to the {@link FailureMode#probe()}. */
        Expectations onUpload(Expectation.Rule rule);

        /** Adds an expectation for an upload. */
        Expectations onUpload(String target, Expectation.Rule rule);

        /** Adds an expectation for the second of two requests to the {@link FailureMode#probe()}. */
        Expectations onTwoRequests(Expectation.Rule rule);

        /** Adds an expectation for the second of two requests. */
        Expectations onTwoRequests(String target, Expectation.Rule rule);

        /** Adds an expectation for a POST after a GET, both to the {@link FailureMode#probe()}. */
        Expectations onGetThenPost(Expectation.Rule rule);
    }

    /** The optional facts, then the first expectation. */
    public interface Options extends Exercises {
        /** Sets reports of clients that handled it wrongly, with the source. */
        Options seen(String text);

        /** Sets the parameters. */
        Options parameters(Parameter<?>... accepted);

        /** Sets the request target that shows it in the shortest time, instead of {@code /}. */
        Options probe(String target);

        /** Sets what a client must do, besides the exercise, so that the fault reaches it. */
        Options needs(Need... needs);
    }

    /** More expectations, then the fault, which completes the mode. */
    public interface Expectations extends Exercises {
        /**
         * Sets the right response to the last expectation.
         *
         * @param status the status code
         * @param contains a text that the decoded content contains, in ISO 8859-1; empty for no content
         */
        Expectations right(int status, String contains);

        /** Returns the mode with this fault. */
        FailureMode fault(Fault fault);
    }
}
