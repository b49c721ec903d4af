package io.hamms.fault;

import io.hamms.text.Utf8;
import java.util.regex.Pattern;

/** A text of allowed characters, sent as UTF-8. */
final class TextParameter extends ParameterKind<String> {

    static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    /** RFC 9110, section 5.6.2. */
    static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** RFC 9110, section 5.5, without obs-text: above all no CR or LF. */
    static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private final Pattern accepted;
    private final int maxBytes;

    private TextParameter(String name, String noun, Pattern accepted, String value, int maxBytes, String description) {
        super(name, "text", value, value, noun + " of at most " + maxBytes + " bytes", description);
        this.accepted = accepted;
        this.maxBytes = maxBytes;
    }

    static Parameter<String> of(
            String name, String noun, Pattern accepted, String value, int maxBytes, String description) {
        return new TextParameter(name, noun, accepted, value, maxBytes, description);
    }

    @Override
    String read(String text) {
        try {
            if (Utf8.bytes(text).length <= maxBytes && accepted.matcher(text).matches()) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Half of a surrogate pair has no encoding in UTF-8: rejected below.
        }
        throw refuse(text);
    }
}
