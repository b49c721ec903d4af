package io.hamms.cli.audit;

import io.hamms.audit.AuditReport;
import io.hamms.audit.AuditedClient;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.Check;
import io.hamms.audit.HammsAudit;
import io.hamms.audit.Sweep;
import io.hamms.audit.SweepReport;
import io.hamms.cli.audit.report.ReportContext;
import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.text.ErrorText;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code hamms audit}. */
@Command(
        name = "audit",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = {
            "Usage: {hamms} audit [OPTIONS] -- COMMAND {url}",
            "       {hamms} audit --sweep [OPTIONS] -- COMMAND {url}",
            "       {hamms} audit --list | --explain MODE | --reproduce MODE [-- COMMAND {url}]"
        },
        descriptionHeading = "%n",
        description = {
            "Judges an HTTP client: runs it against the failure modes, watches both sides, and reports for each mode"
                    + " what it did, what a correct client does, and which harm follows.",
            "In COMMAND and its arguments, {url} is the URL of a GET; {url1} and {url2} are those of two requests in"
                    + " one process; {host} and {port} are parts of {url}. {timeout} is the time limit in seconds,"
                    + " {ca} a file with the test CA, {upload} a file to send. If {url} is missing, the URL is"
                    + " appended. The environment has HAMMS_URL, HAMMS_CA and HAMMS_TIMEOUT. No shell is involved."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing new at or above --fail-on",
            "1:new failures, or known failures that are stale",
            "2:an invalid option, mode name or file, or a report that cannot be written",
            "3:could not judge: the client cannot be run or reports the same for success and failure, no mode was"
                    + " exercised, or out of memory"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms} audit -- curl -sS --max-time {timeout} {url}",
            "  {hamms} audit -- curl -sS --max-time {timeout} --cacert {ca} -L --rate 2/s {url1} {url2}",
            "  {hamms} audit --post 'curl -sS --data-binary @{upload} {url}' -- curl -sS --max-time {timeout} {url}",
            "  {hamms} audit --driver -- java -cp driver.jar:client.jar MyDriver",
            "  {hamms} audit --known-write known.txt -- wget -qO- {url}     accepts today's failures",
            "  {hamms} audit --known known.txt -- wget -qO- {url}           fails on new failures",
            "  {hamms} audit --sweep -- curl -sS --max-time {timeout} --cacert {ca} {url}",
            "  {hamms} audit --explain chunk-size-overflow                  the expectations of one mode",
        })
public final class AuditCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int CANNOT_JUDGE = 3;

    private final AuditConsole console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The client's program and its arguments, after --.")
    private List<String> command = List.of();

    @Mixin
    private final AuditOptions options = new AuditOptions();

    @Mixin
    private final ClientOptions clients = new ClientOptions();

    @Mixin
    private final KnownOptions knownOptions = new KnownOptions();

    @Mixin
    private final FileOptions files = new FileOptions();

    @Mixin
    private final SweepOptions sweeping = new SweepOptions();

    @Option(names = "--list", description = "Print the modes, their expectations, and clients that got them wrong.")
    private boolean isListing;

    @Option(
            names = "--explain",
            paramLabel = "MODE",
            completionCandidates = AuditOptions.ModeNames.class,
            description = "Print everything about one mode.")
    private @Nullable String explained;

    @Option(
            names = "--reproduce",
            paramLabel = "MODE",
            completionCandidates = AuditOptions.ModeNames.class,
            description = "Serve one mode until Ctrl-C, and print the commands that show what a client does with it.")
    private @Nullable String reproduced;

    /** Creates the command. */
    public AuditCommand(AuditConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run();
        } catch (InvalidOptionException e) {
            CommandSpec described = Objects.requireNonNull(spec);
            String line = ErrorText.of(e.option(), e.value(), e.expected());
            throw new ParameterException(described.commandLine(), line, e);
        } catch (CannotJudgeException e) {
            console.err().println("cannot judge: " + e.getMessage());
            return CANNOT_JUDGE;
        }
    }

    private int run() throws InterruptedException {
        if (isListing) {
            console.out().print(Listing.list(options.modes(), console));
            return OK;
        }
        if (explained != null) {
            console.out().print(Listing.explain(AuditOptions.mode("--explain", explained), console));
            return OK;
        }
        if (reproduced != null) {
            FailureMode mode = AuditOptions.mode("--reproduce", reproduced);
            new ReproduceMode(console, clients, options.timeout()).run(mode, command);
            return OK;
        }
        return sweeping.isChosen() ? sweep() : audit();
    }

    private int sweep() throws InterruptedException {
        sweeping.check(Objects.requireNonNull(spec).commandLine().getParseResult());
        files.check();
        ProgressLine progress =
                new ProgressLine(console.err(), console.isProgressRewritten().getAsBoolean());
        try (AuditedClient client = clients.client(command)) {
            Sweep sweep = Sweep.of(client).timeout(options.timeout()).progress(progress::show);
            options.jobsIfGiven().ifPresent(sweep::jobs);
            SweepReport report = sweep.forms(sweeping.forms()).run();
            progress.end();
            SweepText text = new SweepText(report);
            console.out().print(text.terminal(console));
            console.out().flush();
            files.write(text);
            return report.isRight() ? OK : FAILED;
        } finally {
            progress.end();
        }
    }

    private int audit() throws InterruptedException {
        sweeping.checkAbsent();
        Policy policy = options.policy();
        Consumer<HammsAudit> settings = options.settings();
        KnownFailures read = knownOptions.read();
        files.check();
        AuditReport report = run(settings);
        KnownFailures known = knownOptions.write(report, policy, read);
        console.out()
                .print(new TerminalReport(
                                report, policy, known, console, check -> reproduce(console.command(), report, check))
                        .print());
        console.out().flush();
        files.write(new ReportContext(
                report,
                ReportContext.thisEnvironment(),
                policy::fails,
                known::accepts,
                known.stale(report),
                check -> reproduce("hamms", report, check)));
        if (report.judged() == 0) {
            throw new CannotJudgeException("no mode was exercised; the report says why");
        }
        boolean isRight = policy.failing(report).stream().allMatch(known::accepts)
                && known.stale(report).isEmpty();
        return isRight ? OK : FAILED;
    }

    private AuditReport run(Consumer<HammsAudit> settings) throws InterruptedException {
        ProgressLine progress =
                new ProgressLine(console.err(), console.isProgressRewritten().getAsBoolean());
        try (AuditedClient client = clients.client(command)) {
            progress.begin(client.name());
            HammsAudit audit = HammsAudit.of(client).progress(progress::show);
            settings.accept(audit);
            return audit.run();
        } finally {
            progress.end();
        }
    }

    /** Returns the command that shows a verdict again; empty if no mode does. */
    private String reproduce(String name, AuditReport report, Check check) {
        String mode = report.mode(check);
        return mode.isEmpty()
                ? ""
                : name + " audit --reproduce " + mode + " " + options.typed()
                        + clients.typed(command, Reach.needsPost(check));
    }
}
