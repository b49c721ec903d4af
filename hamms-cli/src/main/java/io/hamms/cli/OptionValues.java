package io.hamms.cli;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.transport.NettyLoading;
import io.hamms.transport.Transport;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * The values of an option: their meaning, the proposals for completion, and the expected values in errors.
 *
 * @param <T> the type of the value
 */
abstract class OptionValues<T> implements ITypeConverter<T>, Iterable<String> {

    private final Supplier<List<T>> values;
    private final Function<T, String> word;

    private OptionValues(List<T> values, Function<T, String> word) {
        this(() -> values, word);
    }

    private OptionValues(Supplier<List<T>> values, Function<T, String> word) {
        this.values = values;
        this.word = word;
    }

    @Override
    public T convert(String typed) {
        for (T value : values.get()) {
            if (word.apply(value).equalsIgnoreCase(typed.strip())) {
                return value;
            }
        }
        throw new InvalidValueException(expected(typed));
    }

    String expected(String typed) {
        String all = String.join(", ", this);
        return all.replaceFirst(", (?=[^,]*$)", " or ");
    }

    @Override
    public Iterator<String> iterator() {
        return values.get().stream().map(word).iterator();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The formats of the catalogue. */
    enum Format {
        TABLE,
        JSON,
        MARKDOWN
    }

    /** What the table of the catalogue is grouped by. */
    enum Grouping {
        LAYER,
        SYMPTOM
    }

    /** The formats of the log. */
    enum LogFormat {
        TEXT,
        JSON
    }

    /** The transports. */
    enum TransportChoice {
        AUTO,
        EPOLL,
        KQUEUE,
        NIO;

        /** Returns the transport, null for the best available one. */
        @Nullable
        Transport transport() {
            return this == AUTO ? null : Transport.valueOf(name());
        }
    }

    static final class OfFormat extends OptionValues<Format> {
        OfFormat() {
            super(Arrays.asList(Format.values()), OptionValues::lower);
        }
    }

    static final class OfGrouping extends OptionValues<Grouping> {
        OfGrouping() {
            super(Arrays.asList(Grouping.values()), OptionValues::lower);
        }
    }

    static final class OfLogFormat extends OptionValues<LogFormat> {
        OfLogFormat() {
            super(Arrays.asList(LogFormat.values()), OptionValues::lower);
        }
    }

    static final class OfTransport extends OptionValues<TransportChoice> {
        OfTransport() {
            super(OfTransport::available, OptionValues::lower);
        }

        private static List<TransportChoice> available() {
            NettyLoading.await();
            return Arrays.stream(TransportChoice.values())
                    .filter(choice ->
                            choice.transport() == null || choice.transport().isAvailable())
                    .toList();
        }

        @Override
        String expected(String typed) {
            return super.expected(typed) + " on this machine";
        }
    }

    static final class OfMode extends OptionValues<FailureMode> {
        OfMode() {
            super(FailureModes.ALL, FailureMode::name);
        }

        /** Returns the expected names for an unknown mode. */
        static String suggestions(UnknownModeException refused) {
            return String.join(", ", refused.nearest()) + ", or another name from {hamms} list";
        }

        @Override
        String expected(String typed) {
            try {
                return FailureModes.named(typed).name();
            } catch (UnknownModeException e) {
                return suggestions(e);
            }
        }
    }
}
