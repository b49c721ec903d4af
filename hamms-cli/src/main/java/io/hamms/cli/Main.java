package io.hamms.cli;

import io.hamms.transport.NettyLoading;

/** The entry point of the process. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        OutOfMemory.install();
        NettyLoading.begin();
        System.exit(run(Environment.ofProcess(), args));
    }

    /** Runs a command and returns the exit code of the process. */
    static int run(Environment environment, String... args) {
        // Without arguments, picocli is not loaded: parsing no options would take a third of the start.
        int code = args.length == 0 ? serve(environment) : Cli.run(environment, args);
        String failure = environment.out().failure();
        if (failure == null) {
            return code;
        }
        environment.err().println("cannot write to standard output: " + failure);
        return Exit.USAGE;
    }

    private static int serve(Environment environment) {
        try {
            return new ServeOptions().serve(environment);
        } catch (UsageException e) {
            environment.err().println(e.complaint(environment.command(), ""));
            return Exit.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        }
    }
}
