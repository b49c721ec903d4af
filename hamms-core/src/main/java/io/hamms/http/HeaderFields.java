package io.hamms.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of a request, in order and as sent; names are compared without case. */
public final class HeaderFields implements Iterable<HeaderField> {

    private final HttpHeaders fields;

    /** Creates a view of decoded fields. */
    public HeaderFields(HttpHeaders fields) {
        this.fields = fields;
    }

    /** Returns the value of the first field with this name; null if there is none. */
    public @Nullable String get(String name) {
        return fields.get(name);
    }

    /** Returns the values of all fields with this name, in order. */
    public List<String> all(String name) {
        return fields.getAll(name);
    }

    /** Returns whether there is a field with this name. */
    public boolean contains(String name) {
        return fields.contains(name);
    }

    @Override
    public Iterator<HeaderField> iterator() {
        Iterator<Map.Entry<String, String>> entries = fields.iteratorAsString();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public HeaderField next() {
                Map.Entry<String, String> field = entries.next();
                return new HeaderField(field.getKey(), field.getValue());
            }
        };
    }
}
