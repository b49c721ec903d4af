package io.hamms.cli;

import io.hamms.text.ShellWord;
import java.util.Properties;

/**
 * The name by which this program was called.
 *
 * @param typed the name with which a shell calls the program again
 */
record CommandName(String typed) {

    /** The name in documents, reports and the script for completion. */
    static final CommandName CANONICAL = new CommandName("hamms");

    /** Stands for the name in a text. */
    private static final String PLACEHOLDER = "{hamms}";

    /**
     * Returns the name of a process with these system properties: the one in {@code hamms.command}, which the script
     * beside the jar and the container image set, or {@code java -jar} and the path of the jar.
     */
    static CommandName of(Properties properties) {
        String launcher = properties.getProperty("hamms.command", "");
        if (!launcher.isEmpty()) {
            return new CommandName(ShellWord.quoted(launcher));
        }
        // With -jar, the class path is the jar, and HotSpot and OpenJ9 name it here in place of the main class.
        String jar = properties.getProperty("java.class.path", "");
        String command = properties.getProperty("sun.java.command", "");
        boolean isJar = !jar.isEmpty() && (command.equals(jar) || command.startsWith(jar + " "));
        return isJar ? new CommandName("java -jar " + ShellWord.quoted(jar)) : CANONICAL;
    }

    /** Returns a text with this name in place of <code>{hamms}</code>. */
    String in(String text) {
        return text.replace(PLACEHOLDER, typed);
    }
}
