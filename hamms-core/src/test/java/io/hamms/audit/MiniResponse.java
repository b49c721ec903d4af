package io.hamms.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response that {@link MiniClient} has read; field names are in lower case, and the content is ISO 8859-1. */
record MiniResponse(int status, Map<String, String> fields, String text) {

    byte[] body() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Nullable
    String field(String name) {
        return fields.get(name);
    }
}
