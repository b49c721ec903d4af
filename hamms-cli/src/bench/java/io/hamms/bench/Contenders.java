package io.hamms.bench;

import io.hamms.HammsNettyServer;
import io.hamms.bench.Contender.Endpoint;
import io.hamms.bench.server.AcceptOnly;
import io.hamms.bench.server.HelloWorld;
import io.hamms.bench.server.ManyPorts;
import io.hamms.bench.server.OneSocket;
import io.hamms.bench.server.ScheduledDrip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers that are measured, and their endpoints. */
final class Contenders {

    private final Settings settings;
    private final Peers peers;

    Contenders(Settings settings) throws IOException {
        this.settings = settings;
        this.peers = new Peers(settings);
    }

    /** Returns Hamms as its users start it. */
    Contender hamms(String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-jar", settings.jar().toString(), "serve", "--base-port", "" + settings.basePort()));
        return new Contender(
                "Hamms",
                command,
                hammsPort(1, "/"),
                hammsPort(99, "/"),
                hammsPort(8, "/?sleep=" + settings.sleepSeconds()),
                hammsPort(8, "/?sleep=0.1"),
                Integer.MAX_VALUE);
    }

    /** Returns Hamms without arguments, on its default ports. */
    Contender hammsPlain() {
        return usual("Hamms", java(), "-jar", settings.jar().toString());
    }

    /**
     * Returns the same, started by the script beside the jar, whose class archive is in the benchmark's work folder.
     */
    Contender hammsLauncher() {
        return usual(
                "Hamms, by its launcher",
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "XDG_CACHE_HOME=" + settings.workplace().resolve("cache"),
                settings.jar().resolveSibling("hamms").toString());
    }

    private static Contender usual(String name, String... command) {
        return Contender.onOnePort(name, HammsNettyServer.DEFAULT_BASE_PORT, List.of(command));
    }

    Contender oneSocket() {
        return plain("a JVM that listens on one port", 307, OneSocket.class);
    }

    /** Returns plain Netty on these ports, with the Netty of the jar. */
    Contender manyPorts(int first, int last) {
        String classes = settings.jar() + File.pathSeparator + System.getProperty("java.class.path");
        return Contender.onOnePort(
                "plain Netty with as many ports",
                HammsNettyServer.DEFAULT_BASE_PORT,
                running(ManyPorts.class, classes, Integer.toString(first), Integer.toString(last)));
    }

    Endpoint hammsPort(int offset, String target) {
        return new Endpoint(settings.basePort() + offset, target);
    }

    Contender acceptOnly() {
        return plain("plain Netty, accepts only", 300, AcceptOnly.class);
    }

    Contender helloWorld() {
        return plain("plain Netty hello-world", 301, HelloWorld.class);
    }

    Contender scheduledDrip() {
        return plain("plain Netty, a scheduled task per byte", 302, ScheduledDrip.class);
    }

    private Contender plain(String name, int offset, Class<?> main) {
        int port = settings.basePort() + offset;
        return Contender.onOnePort(
                name, port, running(main, System.getProperty("java.class.path"), Integer.toString(port)));
    }

    /** Returns the peers that answer other clients while they hold connections. */
    List<Contender> peers() {
        return peers.answering();
    }

    /** Returns WireMock with its default settings, which does not. */
    Contender wireMockDefault() {
        return peers.wireMockDefault();
    }

    /** Returns the command that runs a class of the benchmark, with what a project gets that depends on Hamms. */
    List<String> embedding(Class<?> main, String... arguments) {
        return running(main, settings.classes() + File.pathSeparator + settings.artifacts(), arguments);
    }

    private static List<String> running(Class<?> main, String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the JVM that runs all servers. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
