package io.hamms.journal;

import io.hamms.fault.Request;
import io.hamms.http.HeaderField;
import io.hamms.http.Violation;
import java.nio.charset.StandardCharsets;
import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/** A request's head in one array, a fifth of the decoder's objects in size: a load test leaves thousands of heads. */
final class EncodedHead {

    private static final char END = '\n';
    private static final String REDACTED = "***";

    /** Method, target, version, then each field's name and value, separated by line feeds, which none contains. */
    private final byte[] text;

    /** The violations: immutable; requests without violations share one list. */
    private final Set<Violation> violations;

    private EncodedHead(byte[] text, Set<Violation> violations) {
        this.text = text;
        this.violations = violations;
    }

    static EncodedHead of(Request request, boolean isRedacted) {
        StringBuilder text = new StringBuilder(256);
        text.append(String.join(String.valueOf(END), request.startLine()));
        for (HeaderField field : request.headers()) {
            boolean isHidden = isRedacted && RecordedRequest.isCredential(field.name());
            text.append(END).append(field.name()).append(END).append(isHidden ? REDACTED : field.value());
        }
        // As the decoder reads it: one character for each byte.
        return new EncodedHead(text.toString().getBytes(StandardCharsets.ISO_8859_1), request.violations());
    }

    Set<Violation> violations() {
        return violations;
    }

    int size() {
        return text.length;
    }

    /** Returns method, target and version. */
    List<String> start() {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (words.size() < 3) {
            int end = endOfPart(from);
            words.add(new String(text, from, end - from, StandardCharsets.ISO_8859_1));
            from = end + 1;
        }
        return words;
    }

    private int endOfPart(int from) {
        int end = from;
        while (end < text.length && text[end] != END) {
            end++;
        }
        return end;
    }

    /** Returns a view of the fields, which decodes them on access. */
    List<HeaderField> fields() {
        return new Fields();
    }

    /** An unmodifiable list that decodes on access: a field of three bytes becomes objects of forty times its size. */
    final class Fields extends AbstractSequentialList<HeaderField> {

        @Override
        public ListIterator<HeaderField> listIterator(int index) {
            List<String> parts = parts();
            List<HeaderField> fields = new ArrayList<>();
            for (int i = 3; i < parts.size(); i += 2) {
                fields.add(new HeaderField(parts.get(i), parts.get(i + 1)));
            }
            return Collections.unmodifiableList(fields).listIterator(index);
        }

        @Override
        public int size() {
            int ends = 0;
            for (byte each : text) {
                ends += each == END ? 1 : 0;
            }
            return (ends - 2) / 2;
        }
    }

    private List<String> parts() {
        return List.of(new String(text, StandardCharsets.ISO_8859_1).split(String.valueOf(END), -1));
    }
}
