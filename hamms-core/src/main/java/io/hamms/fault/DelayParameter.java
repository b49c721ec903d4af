package io.hamms.fault;

import io.hamms.text.Numbers;
import java.math.BigDecimal;

/** A time in seconds, or a range of times. */
final class DelayParameter extends ParameterKind<Delay> {

    private static final BigDecimal NANOS_A_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MAX = BigDecimal.valueOf(86_400);

    DelayParameter(String name, String description) {
        super(
                name,
                "seconds",
                Delay.NONE,
                "0",
                "a number of seconds from 0 to " + MAX + ", or a range such as 0.1-2",
                description);
    }

    @Override
    Delay read(String text) {
        try {
            int hyphen = text.indexOf('-');
            long least = nanos(hyphen < 0 ? text : text.substring(0, hyphen));
            long most = hyphen < 0 ? least : nanos(text.substring(hyphen + 1));
            if (least <= most) {
                return new Delay(least, most);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Refused below.
        }
        throw refuse(text);
    }

    private static long nanos(String seconds) {
        BigDecimal number = Numbers.decimal(seconds);
        if (number.signum() < 0 || number.compareTo(MAX) > 0) {
            throw new NumberFormatException(seconds);
        }
        return number.multiply(NANOS_A_SECOND).longValue();
    }
}
