package io.hamms.cli.audit;

import io.hamms.audit.AuditedClient;
import io.hamms.error.InvalidOptionException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that select the client. */
final class ClientOptions {

    @Option(
            names = "--post",
            paramLabel = "COMMAND",
            description =
                    "One string, split at blanks that are not in quotes: a command that sends a POST to {url}. With"
                            + " {upload} it sends a large file; with {url1} and {url2} it first sends a GET."
                            + " Repeatable.")
    private List<String> posts = List.of();

    @Option(
            names = "--driver",
            description = "COMMAND is a driver: it makes the calls that it reads, as JSON lines, from its standard"
                    + " input. docs/drivers/README.md describes the protocol.")
    private boolean driver;

    @Option(names = "--isolate", description = "With --driver: start a process for each call.")
    private boolean isolate;

    /** Returns the client of a command line. */
    AuditedClient client(List<String> command) {
        check(command);
        return driver ? new DriverClient(command, isolate) : new CommandClient(get(command), posts());
    }

    private void check(List<String> command) {
        if (command.isEmpty()) {
            throw new InvalidOptionException("COMMAND", "nothing", "-- and the command of a client");
        }
        if (isolate && !driver) {
            throw new InvalidOptionException(
                    "--isolate", "without --driver", "both: a command has a process for each call");
        }
        if (driver && !posts.isEmpty()) {
            throw new InvalidOptionException("--post", "with --driver", "one of them: a driver says what it can");
        }
    }

    boolean isDriver() {
        return driver;
    }

    /** Returns the template of the command; a driver has no placeholders. */
    CommandTemplate get(List<String> command) {
        CommandTemplate template = new CommandTemplate(command);
        if (!driver) {
            check("COMMAND", template);
        }
        return template;
    }

    private static void check(String option, CommandTemplate template) {
        template.unknown().ifPresent(unknown -> {
            throw new InvalidOptionException(
                    option,
                    unknown,
                    "one of " + String.join(", ", CommandTemplate.KNOWN) + "; in other text, a blank in the braces");
        });
    }

    List<CommandTemplate> posts() {
        List<CommandTemplate> templates = new ArrayList<>();
        for (String post : posts) {
            CommandTemplate template;
            try {
                template = CommandTemplate.split(post);
            } catch (IllegalArgumentException e) {
                throw new InvalidOptionException("--post", post, "each quote closed", e);
            }
            if (template.words().isEmpty()) {
                throw new InvalidOptionException("--post", "nothing", "a command");
            }
            check("--post", template);
            templates.add(template);
        }
        return templates;
    }

    /**
     * Returns these options and the command as they can be typed.
     *
     * @param isPosting whether a POST is to be sent
     */
    String typed(List<String> command, boolean isPosting) {
        StringBuilder text = new StringBuilder();
        for (String post : isPosting ? posts : List.<String>of()) {
            text.append("--post ").append(CommandTemplate.typed(List.of(post))).append(' ');
        }
        return text.append(driver ? "--driver -- " : "-- ")
                .append(CommandTemplate.typed(command))
                .toString();
    }
}
