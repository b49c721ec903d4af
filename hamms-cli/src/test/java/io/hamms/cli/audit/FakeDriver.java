package io.hamms.cli.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A driver around {@link FakeClient} as a program, which is wrong in some ways. */
public final class FakeDriver {

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int PARALLEL = 4;
    private static final int DYING_CALL = 4;
    private static final int GARBAGE_CALL = 12;
    private static final long SHUFFLE_MILLIS = 50;

    private final Set<String> behaviour;
    private final Deque<String> held = new ArrayDeque<>();
    private int calls;

    private FakeDriver(Set<String> behaviour) {
        this.behaviour = behaviour;
    }

    /**
     * Makes calls. The argument says how it behaves, in words between commas: those of the client, and {@code dying}
     * (ends at each fourth call), {@code shuffling} (answers two calls in reverse), {@code repeating} (answers twice),
     * {@code babbling} (prints a line that is not a message) and {@code wordless} (sends no hello).
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new FakeDriver(Set.of(args[0].split(","))).run();
    }

    private void run() throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!behaviour.contains("wordless")) {
            System.out.println("{\"hello\":1,\"name\":\"fake\",\"can\":[],\"parallel\":" + PARALLEL + "}");
        }
        ExecutorService executor = Executors.newFixedThreadPool(PARALLEL);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            calls++;
            if (behaviour.contains("dying") && calls == DYING_CALL) {
                System.exit(7);
            }
            if (behaviour.contains("babbling") && calls == GARBAGE_CALL) {
                System.out.println("DEBUG a log");
            }
            String call = line;
            executor.execute(() -> answer(call(call)));
        }
        executor.shutdown();
    }

    private String call(String line) {
        String outcome;
        try {
            byte[] content = new FakeClient(behaviour, TIMEOUT_MILLIS).exchange(field(line, "url"));
            String text = new String(content, 0, Math.min(content.length, 1000), StandardCharsets.ISO_8859_1);
            outcome = "\"ok\",\"status\":200,\"bytes\":" + content.length + ",\"text\":\"" + escaped(text) + "\"";
        } catch (IOException e) {
            outcome = "\"error\",\"error\":\"" + escaped(e.toString()) + "\"";
        }
        return "{\"id\":\"" + field(line, "id") + "\",\"outcome\":" + outcome + "}";
    }

    private static String field(String line, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(line);
        return field.find() ? field.group(1) : "";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> escaped.append(String.format("\\u%04x", character)));
        return escaped.toString();
    }

    private void answer(String answer) {
        synchronized (held) {
            held.push(answer);
            held.notifyAll();
            if (behaviour.contains("shuffling") && held.size() < 2) {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SHUFFLE_MILLIS);
                try {
                    while (held.size() == 1 && System.nanoTime() < end) {
                        held.wait(SHUFFLE_MILLIS);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            List<String> ready = new ArrayList<>(held);
            held.clear();
            for (String each : ready) {
                System.out.println(each);
                if (behaviour.contains("repeating")) {
                    System.out.println(each);
                }
            }
        }
    }

    /** Returns the command that runs it. */
    static List<String> command(String behaviour) {
        List<String> command = new ArrayList<>(Java.command(FakeDriver.class));
        command.add(behaviour);
        return command;
    }
}
