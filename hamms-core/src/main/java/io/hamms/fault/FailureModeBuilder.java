package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Options client(String text);
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

        /** Sets an example of a request target, instead of {@code /}. */
        Options example(String target);

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

    /** The facts set so far. */
    static final class Facts implements Summary, WireText, ClientText, Options, Expectations {

        final int offset;
        final String name;
        final Layer layer;
        final List<Expectation> expects = new ArrayList<>();
        String summary = "";
        String wire = "";
        String client = "";
        String seen = "";
        List<Parameter<?>> parameters = List.of();
        String example = "/";
        String probe = "/";
        Set<Need> needs = Set.of();

        Facts(int offset, String name, Layer layer) {
            this.offset = offset;
            this.name = requireNonNull(name, "name");
            this.layer = requireNonNull(layer, "layer");
        }

        @Override
        public WireText summary(String text) {
            summary = requireNonNull(text, "summary");
            return this;
        }

        @Override
        public ClientText wire(String text) {
            wire = requireNonNull(text, "wire");
            return this;
        }

        @Override
        public Options client(String text) {
            client = requireNonNull(text, "client");
            return this;
        }

        @Override
        public Options seen(String text) {
            seen = requireNonNull(text, "seen");
            return this;
        }

        @Override
        public Options parameters(Parameter<?>... accepted) {
            parameters = List.of(accepted);
            return this;
        }

        @Override
        public Options example(String target) {
            example = requireNonNull(target, "example");
            return this;
        }

        @Override
        public Options probe(String target) {
            probe = requireNonNull(target, "probe");
            return this;
        }

        @Override
        public Options needs(Need... all) {
            needs = Set.of(all);
            return this;
        }

        @Override
        public Expectations onGet(Expectation.Rule rule) {
            return add(Exercise.GET, probe, rule);
        }

        @Override
        public Expectations onGet(String target, Expectation.Rule rule) {
            return add(Exercise.GET, target, rule);
        }

        @Override
        public Expectations onPost(Expectation.Rule rule) {
            return add(Exercise.POST, probe, rule);
        }

        @Override
        public Expectations onPost(String target, Expectation.Rule rule) {
            return add(Exercise.POST, target, rule);
        }

        @Override
        public Expectations onUpload(Expectation.Rule rule) {
            return add(Exercise.UPLOAD, probe, rule);
        }

        @Override
        public Expectations onUpload(String target, Expectation.Rule rule) {
            return add(Exercise.UPLOAD, target, rule);
        }

        @Override
        public Expectations onTwoRequests(Expectation.Rule rule) {
            return add(Exercise.TWO_REQUESTS, probe, rule);
        }

        @Override
        public Expectations onTwoRequests(String target, Expectation.Rule rule) {
            return add(Exercise.TWO_REQUESTS, target, rule);
        }

        @Override
        public Expectations onGetThenPost(Expectation.Rule rule) {
            return add(Exercise.GET_THEN_POST, probe, rule);
        }

        private Expectations add(Exercise exercise, String target, Expectation.Rule rule) {
            expects.add(new Expectation(exercise, target, rule, Optional.empty(), needs));
            return this;
        }

        @Override
        public Expectations right(int status, String contains) {
            int last = expects.size() - 1;
            expects.set(last, expects.get(last).right(status, contains));
            return this;
        }

        @Override
        public FailureMode fault(Fault fault) {
            return new FailureMode(this, requireNonNull(fault, "fault"));
        }
    }
}
