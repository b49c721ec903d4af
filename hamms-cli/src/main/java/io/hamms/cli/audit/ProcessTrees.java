package io.hamms.cli.audit;

import io.hamms.text.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The processes of clients; each is killed with all its descendants. */
final class ProcessTrees implements AutoCloseable {

    /** The environment variable that identifies the children of a client, even if their parent has ended. */
    private static final String MARK = "HAMMS_AUDIT";

    private static final Path PROCESSES = Path.of("/proc");

    /** A proxy would be between the client and the fault. */
    private static final Set<String> PROXIES = Set.of("http_proxy", "https_proxy", "all_proxy");

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Set<Tree> running = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::end, "hamms-audit-end");
    private volatile boolean isEnded;

    ProcessTrees() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A process and its descendants. */
    final class Tree {

        private final Process process;
        private final String mark;

        private Tree(Process process, String mark) {
            this.process = process;
            this.mark = mark;
        }

        Process process() {
            return process;
        }

        /** Returns how many bytes of memory its processes that run have held at most; 0 if the system does not say. */
        long peakMemory() {
            return ProcessMemory.peak(process.pid());
        }

        /** Kills the process and its descendants. */
        void end() {
            List<ProcessHandle> descendants = process.descendants().toList();
            // Not by the process itself, which would close its output before all of it is read.
            process.toHandle().destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
            marked(MARK + "=" + mark).forEach(ProcessHandle::destroyForcibly);
            running.remove(this);
        }
    }

    /**
     * Starts a command.
     *
     * @param hasInput whether something will be written to it; without that, its input is empty
     * @throws IOException if it cannot be started
     */
    Tree start(List<String> command, Map<String, String> variables, boolean hasInput) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> PROXIES.contains(name.toLowerCase(Locale.ROOT)));
        builder.environment().putAll(variables);
        String mark = ProcessHandle.current().pid() + "." + NUMBERS.incrementAndGet() + ".";
        builder.environment().put(MARK, mark);
        File nothing = new File("/dev/null");
        boolean isUnix = nothing.exists();
        if (!hasInput && isUnix) {
            builder.redirectInput(nothing);
        }
        Process process = builder.start();
        Tree tree = new Tree(process, mark);
        running.add(tree);
        if (isEnded) {
            tree.end();
        }
        if (!hasInput && !isUnix) {
            process.getOutputStream().close();
        }
        return tree;
    }

    /** Returns the processes whose environment contains a text; none if the system does not show it. */
    private static List<ProcessHandle> marked(String text) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(PROCESSES)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains(text)) {
                    ProcessHandle.of(Numbers.whole(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            // The system has no /proc: only the descendants are known.
        }
        return found;
    }

    private static String environment(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has ended, or belongs to another user.
            return "";
        }
    }

    private void end() {
        isEnded = true;
        running.forEach(Tree::end);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running already.
        }
    }
}
