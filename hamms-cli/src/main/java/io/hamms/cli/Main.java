package io.hamms.cli;

/** The process. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        OutOfMemory.endsTheProcess();
        System.exit(run(Environment.ofProcess(), args));
    }

    /** Runs a command and returns the exit code of the process. */
    static int run(Environment environment, String... args) {
        // A third of a start would be spent on reading options, if only to find that there are none.
        return args.length == 0 ? serve(environment) : Cli.run(environment, args);
    }

    private static int serve(Environment environment) {
        try {
            return new ServeOptions().serve(environment);
        } catch (UsageException e) {
            environment.err().println(e.complaint("hamms"));
            return Exit.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        } finally {
            environment.out().flush();
        }
    }
}
