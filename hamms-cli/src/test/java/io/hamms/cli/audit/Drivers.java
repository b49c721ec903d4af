package io.hamms.cli.audit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The drivers of docs/drivers, as commands. */
final class Drivers {

    static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    static final Path FOLDER = ROOT.resolve("docs/drivers");

    /** The class or file of each driver. */
    static final List<String> ALL = List.of(
            "Jdk",
            "UrlConnection",
            "OkHttpDriver",
            "ApacheHttp",
            "ReactorNetty",
            "JettyClient",
            "AsyncHttp",
            "urllib_driver.py",
            "fetch.mjs",
            "http.mjs");

    /** The JDK that runs this test. */
    static final Path JAVA = Path.of(System.getProperty("java.home"));

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Drivers() {}

    /** Compiles the drivers in Java. */
    static void compile(Path output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", output.toString(), "-cp", CLASS_PATH));
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException("javac " + String.join(" ", arguments) + ": exit code " + exitCode);
        }
    }

    /** Returns the command of a driver: of a script, or of a compiled class. */
    static List<String> command(String driver, Path compiled, Path javaHome) {
        String file = FOLDER.resolve(driver).toString();
        if (driver.endsWith(".py")) {
            return List.of("python3", file);
        }
        if (driver.endsWith(".mjs")) {
            return List.of("node", file);
        }
        String java = javaHome.resolve("bin").resolve("java").toString();
        String path = compiled + File.pathSeparator + CLASS_PATH;
        return List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, driver);
    }

    /** Returns the missing program that a driver needs; empty if nothing is missing. */
    static String missing(String driver) {
        String program = command(driver, Path.of(""), JAVA).get(0);
        return program.startsWith(JAVA.toString()) || isInstalled(program) ? "" : program;
    }

    /** Returns whether a program is installed. */
    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
