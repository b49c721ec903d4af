package io.hamms.http;

/**
 * A header field as the client sent it.
 *
 * @param name the name, in the client's own spelling
 * @param value the value, without the white space around it
 */
public record HeaderField(String name, String value) {

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
