package io.hamms.fault;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Has JSON escape DEL and the C1 controls (U+0080 to U+009F), too, which terminals obey; JSON itself (RFC 8259, section
 * 7) demands that of the C0 controls alone.
 */
final class ControlEscapes extends CharacterEscapes {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int DEL = 0x7f;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[DEL] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character > DEL && character <= 0x9f ? new SerializedString(String.format("\\u%04X", character)) : null;
    }
}
