package io.hamms.cli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a well-known program; another program could interpret {@code --version} differently. */
final class ProgramVersion {

    private static final Set<String> KNOWN = Set.of("curl", "wget", "wget2", "http", "https", "xh", "aria2c", "lynx");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\w.+-]*");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ProgramVersion() {}

    /** Returns the first line of a program's version output; empty if there is none. */
    static String of(ProcessTrees processes, String program) {
        if (!KNOWN.contains(Path.of(program).getFileName().toString())) {
            return "";
        }
        try {
            ProcessTrees.Tree tree = processes.start(List.of(program, "--version"), Map.of(), false);
            OutputReader out = OutputReader.of(tree.process().getInputStream());
            tree.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            tree.end();
            out.awaitEnd(PATIENCE);
            return shortened(out.end().isEmpty() ? "" : out.response().text());
        } catch (IOException | CloneNotSupportedException e) {
            // The first call reports that it cannot be started.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Returns the version in a first line such as {@code curl 7.88.1 (x86_64-pc-linux-gnu) ...}. */
    static String shortened(String printed) {
        Matcher version = NUMBER.matcher(printed.lines().findFirst().orElse(""));
        return version.find() ? version.group() : "";
    }

    /** Returns why a program cannot be started, without the JDK's own words around it. */
    static String reason(IOException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^Cannot run program .*: error=\\d+, ", "");
    }
}
