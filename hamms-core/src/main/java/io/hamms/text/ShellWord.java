package io.hamms.text;

import java.io.File;

/** A word of a command for a POSIX shell. */
public final class ShellWord {

    private static final String PLAIN = "_./:=@%+,{}-";

    private ShellWord() {}

    /** Returns a word as it can be typed: in quotes if the shell would change it. */
    public static String quoted(String word) {
        boolean isPlain = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            isPlain &= Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || c == File.separatorChar;
        }
        // Bash and zsh expand lists and ranges in braces, and no other word such as {url}.
        boolean isExpanded = word.contains("{") && (word.contains(",") || word.contains(".."));
        return isPlain && !isExpanded ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
