package io.hamms.testing;

import java.io.IOException;
import java.util.stream.Collectors;

/** The parts of the tests' sources that documents show. */
public final class Shown {

    private static final String SOURCES = "hamms-core/src/test/java/io/hamms/";

    private Shown() {}

    /** Returns the path of a test's source in the repository. */
    public static String path(String name) {
        return SOURCES + name + ".java";
    }

    /** Returns the part of a test's source between two comments with a name, as a Markdown code block. */
    public static String part(String test, String name) throws IOException {
        String source = Golden.read(path(test));
        String start = "// " + name + ": from here\n";
        int from = source.indexOf(start) + start.length();
        int to = source.indexOf("// " + name + ": to here");
        if (from < start.length() || to < from) {
            throw new IllegalArgumentException(test + ": no part " + name);
        }
        return block(source.substring(from, to));
    }

    /** Returns the class in a test's source, without package and imports, as a Markdown code block. */
    public static String body(String test) throws IOException {
        String source = Golden.read(path(test));
        return block(source.substring(source.indexOf(" */\n") + 4));
    }

    /** Returns the Javadoc of the class in a test's source, as a Markdown paragraph. */
    public static String prose(String test) throws IOException {
        String source = Golden.read(path(test));
        return source.substring(source.indexOf("/**\n") + 4, source.indexOf(" */\n"))
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String block(String code) {
        return "```java\n" + code.stripTrailing().stripIndent() + "\n```\n";
    }
}
