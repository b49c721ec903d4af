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
        int hyphen = hyphen(text);
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

    /** Returns the index of the hyphen of a range, not of an exponent as in 1e-3; negative if there is none. */
    private static int hyphen(String text) {
        int hyphen = text.indexOf('-');
        while (hyphen > 0 && Character.toLowerCase(text.charAt(hyphen - 1)) == 'e') {
            hyphen = text.indexOf('-', hyphen + 1);
        }
        return hyphen;
    }
}
