package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Obligation;
import io.hamms.mode.catalogue.FailureModes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFailuresTest {

    private static final Policy POLICY = new Policy(Harm.HANG, false);

    private final AuditReport report = HandMade.report(
            HandMade.check("te-and-cl/caller", Harm.DESYNC, Obligation.MUST),
            HandMade.check("status/caller", Harm.OK, Obligation.MUST),
            HandMade.none("retries/caller", Applies.NOT_EXERCISED));

    @TempDir
    private Path folder = Path.of(".");

    private KnownFailures read(String text) throws Exception {
        return KnownFailures.read(Files.writeString(folder.resolve("known.txt"), text));
    }

    @Test
    void acceptWhatTheyName() throws Exception {
        KnownFailures known = read("# all\n\nte-and-cl/caller  desync  # a proxy mends it\n");

        assertThat(known.accepts(report.harmful().get(0))).isTrue();
        assertThat(known.stale(report)).isEmpty();
        assertThat(known.entries())
                .containsEntry("te-and-cl/caller", new KnownFailures.Entry(Harm.DESYNC, "a proxy mends it"));
    }

    @Test
    void acceptNothingWorse() throws Exception {
        assertThat(read("te-and-cl/caller slow").accepts(report.harmful().get(0)))
                .isFalse();
        assertThat(read("te-and-cl/caller leak").accepts(report.harmful().get(0)))
                .isTrue();
        assertThat(read("te-and-cl/wire desync").accepts(report.harmful().get(0)))
                .isFalse();
    }

    @Test
    void areStaleWhereTheVerdictIsRightAndOnlyThere() throws Exception {
        KnownFailures known = read("status/caller hang\nretries/caller duplicate\nsleep/caller hang\n");

        assertThat(known.stale(report)).containsExactly("status/caller");
    }

    @Test
    void areUpdatedByARun() throws Exception {
        Path file = folder.resolve("written.txt");
        KnownFailures known = read("status/caller hang # old\nretries/caller duplicate # kept\n");

        known.updated(report, POLICY).write(file);

        assertThat(KnownFailures.read(file).entries())
                .isEqualTo(Map.of(
                        "retries/caller", new KnownFailures.Entry(Harm.DUPLICATE, "kept"),
                        "te-and-cl/caller", new KnownFailures.Entry(Harm.DESYNC, "did it")));
    }

    @Test
    void mayBeTheRequestsOfTheClient() throws Exception {
        AuditReport wrong = HandMade.report(List.of(
                HandMade.finding("missing-host", Harm.VIOLATION), HandMade.finding("bad-framing", Harm.DESYNC)));
        Check check = wrong.requests().check();
        KnownFailures known = read("requests/wire desync # a proxy mends them\n");

        assertThat(POLICY.failing(wrong)).containsExactly(check);
        assertThat(known.accepts(check)).isTrue();
        assertThat(read("requests/wire violation").accepts(check)).isFalse();
        assertThat(known.stale(wrong)).isEmpty();
        assertThat(known.stale(report)).isEmpty();
        assertThat(known.stale(HandMade.report(FailureModes.ALL.stream()
                        .map(mode -> HandMade.check(mode + "/caller", Harm.OK, Obligation.MUST))
                        .toArray(Check[]::new))))
                .containsExactly("requests/wire");
        assertThat(KnownFailures.NONE.updated(wrong, POLICY).entries().get("requests/wire"))
                .isEqualTo(new KnownFailures.Entry(
                        Harm.DESYNC,
                        "sent 42 requests and 1 ClientHello, some of which are wrong: bad-framing, missing-host"));
    }

    @Test
    void failTheAuditForTheRequestsOfTheClientByTheirWorstHarm() {
        AuditReport wrong = HandMade.report(List.of(HandMade.finding("missing-host", Harm.VIOLATION)));

        assertThat(POLICY.failing(wrong)).isEmpty();
        assertThat(new Policy(Harm.VIOLATION, false).failing(wrong))
                .extracting(Check::id)
                .containsExactly("requests/wire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"te-and-cl/caller", "te-and-cl/caller evil", "te-and-cl desync", "a/b desync why"})
    void areLinesOfThreeParts(String line) {
        assertThatThrownBy(() -> read("# first\n" + line))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("known.txt, line 2: ");
    }

    @Test
    void failByThePolicy() {
        AuditReport all = HandMade.report(
                HandMade.check("a/caller", Harm.HANG, Obligation.MUST),
                HandMade.check("b/caller", Harm.SLOW, Obligation.MUST),
                HandMade.check("c/caller", Harm.LEAK, Obligation.SHOULD),
                HandMade.check("d/caller", Harm.DESYNC, Obligation.CHOICE),
                HandMade.check("e/caller", Harm.CORRUPTION, Obligation.CONSENSUS),
                HandMade.unsteady("f/caller", Harm.DESYNC));

        assertThat(new Policy(Harm.HANG, false).failing(all)).extracting("id").containsExactly("e/caller", "a/caller");
        assertThat(new Policy(Harm.SLOW, false).failing(all))
                .extracting("id")
                .containsExactly("e/caller", "a/caller", "b/caller");
        assertThat(new Policy(Harm.DESYNC, true).failing(all))
                .extracting("id")
                .containsExactly("c/caller", "d/caller", "f/caller");
    }
}
