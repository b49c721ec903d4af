package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts of a {@link FailureMode} that are set so far. */
final class FailureModeFacts
        implements FailureModeBuilder.Summary,
                FailureModeBuilder.WireText,
                FailureModeBuilder.ClientText,
                FailureModeBuilder.Symptoms,
                FailureModeBuilder.Command,
                FailureModeBuilder.Options,
                FailureModeBuilder.Expectations {

    final int offset;
    final String name;
    final Layer layer;
    final List<Expectation> expects = new ArrayList<>();
    String summary = "";
    String wire = "";
    String client = "";
    List<Symptom> symptoms = List.of();
    String seen = "";
    List<Parameter<?>> parameters = List.of();
    TryIt tryIt = new TryIt("", "");
    String probe = "/";
    Set<Need> needs = Set.of();

    FailureModeFacts(int offset, String name, Layer layer) {
        this.offset = offset;
        this.name = requireNonNull(name, "name");
        this.layer = requireNonNull(layer, "layer");
    }

    @Override
    public FailureModeBuilder.WireText summary(String text) {
        summary = requireNonNull(text, "summary");
        return this;
    }

    @Override
    public FailureModeBuilder.ClientText wire(String text) {
        wire = requireNonNull(text, "wire");
        return this;
    }

    @Override
    public FailureModeBuilder.Symptoms client(String text) {
        client = requireNonNull(text, "client");
        return this;
    }

    @Override
    public FailureModeBuilder.Command symptom(Symptom only) {
        symptoms = List.of(only);
        return this;
    }

    @Override
    public FailureModeBuilder.Command symptom(Symptom first, Symptom second) {
        symptoms = List.of(first, second);
        return this;
    }

    @Override
    public FailureModeBuilder.Options tryIt(String command, String sign) {
        tryIt = new TryIt(command, sign);
        return this;
    }

    @Override
    public FailureModeBuilder.Options seen(String text) {
        seen = requireNonNull(text, "seen");
        return this;
    }

    @Override
    public FailureModeBuilder.Options parameters(Parameter<?>... accepted) {
        parameters = List.of(accepted);
        return this;
    }

    @Override
    public FailureModeBuilder.Options probe(String target) {
        probe = requireNonNull(target, "probe");
        return this;
    }

    @Override
    public FailureModeBuilder.Options needs(Need... all) {
        needs = Set.of(all);
        return this;
    }

    @Override
    public FailureModeBuilder.Expectations onGet(Expectation.Rule rule) {
        return add(Exercise.GET, probe, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onGet(String target, Expectation.Rule rule) {
        return add(Exercise.GET, target, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onPost(Expectation.Rule rule) {
        return add(Exercise.POST, probe, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onPost(String target, Expectation.Rule rule) {
        return add(Exercise.POST, target, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onUpload(Expectation.Rule rule) {
        return add(Exercise.UPLOAD, probe, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onUpload(String target, Expectation.Rule rule) {
        return add(Exercise.UPLOAD, target, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onTwoRequests(Expectation.Rule rule) {
        return add(Exercise.TWO_REQUESTS, probe, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onTwoRequests(String target, Expectation.Rule rule) {
        return add(Exercise.TWO_REQUESTS, target, rule);
    }

    @Override
    public FailureModeBuilder.Expectations onGetThenPost(Expectation.Rule rule) {
        return add(Exercise.GET_THEN_POST, probe, rule);
    }

    private FailureModeBuilder.Expectations add(Exercise exercise, String target, Expectation.Rule rule) {
        expects.add(new Expectation(exercise, target, rule, Optional.empty(), needs));
        return this;
    }

    @Override
    public FailureModeBuilder.Expectations right(int status, String contains) {
        int last = expects.size() - 1;
        expects.set(last, expects.get(last).right(status, contains));
        return this;
    }

    @Override
    public FailureMode fault(Fault fault) {
        return new FailureMode(this, requireNonNull(fault, "fault"));
    }
}
