package io.hamms.fault;

import io.hamms.http.QueryString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positions in a message, separated by commas. */
final class OffsetParameter extends ParameterKind<List<Offset>> {

    private final int max;
    private final boolean mayBePercentage;

    private OffsetParameter(String name, int max, boolean mayBePercentage, String description) {
        super(
                name,
                "offset",
                List.of(),
                "",
                (max == 1 ? "bytes" : "at most " + max + " offsets with commas between: bytes")
                        + " from the start, head"
                        + (mayBePercentage
                                ? ", body+bytes or a whole percentage of the body, such as 50% (50%25 in a URL)"
                                : " or body+bytes"),
                description);
        this.max = max;
        this.mayBePercentage = mayBePercentage;
    }

    static Parameter<List<Offset>> of(String name, int max, boolean mayBePercentage, String description) {
        return new OffsetParameter(name, max, mayBePercentage, description);
    }

    /** A percent sign that encodes nothing is itself, as in {@code 50%}. */
    @Override
    @Nullable
    String textIn(QueryString query) {
        String value = query.raw(name());
        try {
            return value == null ? null : text(QueryString.decoded(value.replaceAll("%(?![0-9A-Fa-f]{2})", "%25")));
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(value));
        }
    }

    @Override
    List<Offset> read(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Offset> offsets = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                offsets.add(Offset.parse(part));
            } catch (IllegalArgumentException e) {
                throw refuse(text);
            }
        }
        boolean isPercentage = offsets.stream().anyMatch(offset -> offset.origin() == Offset.Origin.PERCENT);
        if (offsets.size() > max || (isPercentage && !mayBePercentage)) {
            throw refuse(text);
        }
        return List.copyOf(offsets);
    }
}
