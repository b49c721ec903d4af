package io.hamms.cli;

/** The process. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(Cli.run(World.ofProcess(), args));
    }
}
