package io.hamms.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An interim response (RFC 9110, section 15.2): a status from 100 to 199 and header fields. */
public final class InterimResponse {

    private final int status;
    private final List<HeaderField> fields = new ArrayList<>(2);

    /** Creates a response without fields. */
    public InterimResponse(int status) {
        this.status = status;
    }

    /** Adds a header field. */
    public void add(HeaderField field) {
        fields.add(field);
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the header fields, in their order. */
    public List<HeaderField> fields() {
        return Collections.unmodifiableList(fields);
    }
}
