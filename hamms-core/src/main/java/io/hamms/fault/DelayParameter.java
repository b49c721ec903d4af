package io.hamms.fault;

import java.time.Duration;

/** A time in seconds, or a range of times. */
final class DelayParameter extends ParameterKind<Delay> {

    private final Parameter<Duration> time;

    DelayParameter(String name, String description) {
        this(Parameter.seconds(name, 0, 86_400, description));
    }

    private DelayParameter(Parameter<Duration> time) {
        super(
                time.name(),
                time.type(),
                Delay.NONE,
                time.defaultText(),
                time.expected() + ", or a range such as 0.1-2",
                time.description());
        this.time = time;
    }

    @Override
    Delay read(String text) {
        int hyphen = text.indexOf('-');
        try {
            Duration least = time.read(hyphen < 0 ? text : text.substring(0, hyphen));
            Duration most = hyphen < 0 ? least : time.read(text.substring(hyphen + 1));
            if (least.compareTo(most) <= 0) {
                return new Delay(least.toNanos(), most.toNanos());
            }
        } catch (BadParameterException e) {
            // Refused below, with what is accepted as a whole.
        }
        throw refuse(text);
    }
}
