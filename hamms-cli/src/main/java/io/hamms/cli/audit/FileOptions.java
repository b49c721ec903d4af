package io.hamms.cli.audit;

import io.hamms.cli.audit.report.ReportContext;
import io.hamms.cli.audit.report.Reports;
import io.hamms.error.InvalidOptionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for report files. */
final class FileOptions {

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as one HTML file, which needs no network.")
    private @Nullable Path html;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the report as JSON; docs/audit.md describes the members.")
    private @Nullable Path json;

    @Option(
            names = "--junit-xml",
            paramLabel = "FILE",
            description = "Write the report as JUnit's XML, a test case for each verdict.")
    private @Nullable Path junitXml;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write a summary as Markdown, such as for $GITHUB_STEP_SUMMARY.")
    private @Nullable Path markdown;

    /** Refuses files that cannot be written, before anything runs. */
    void check() {
        check("--html", html);
        check("--json", json);
        check("--junit-xml", junitXml);
        check("--markdown", markdown);
    }

    private static void check(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean isWritable = Files.exists(file)
                ? Files.isWritable(file) && !Files.isDirectory(file)
                : folder != null && Files.isWritable(folder);
        if (!isWritable) {
            throw new InvalidOptionException(option, file, "a file that can be written");
        }
    }

    void write(SweepText report) {
        write("--json", json, report, SweepText::json);
        write("--junit-xml", junitXml, report, SweepText::junitXml);
        write("--markdown", markdown, report, SweepText::markdown);
    }

    void write(ReportContext report) {
        write("--html", html, report, Reports::html);
        write("--json", json, report, Reports::json);
        write("--junit-xml", junitXml, report, Reports::junitXml);
        write("--markdown", markdown, report, Reports::markdown);
    }

    private static <T> void write(String option, @Nullable Path file, T report, Function<T, String> format) {
        if (file != null) {
            try {
                Files.writeString(file, format.apply(report), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new InvalidOptionException(option, file, "a file that can be written", e);
            }
        }
    }
}
