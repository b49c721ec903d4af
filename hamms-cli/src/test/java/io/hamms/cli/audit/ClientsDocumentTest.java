package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Harm;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Obligation;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the form of docs/clients.md; the verdicts change with the clients' versions and are not checked. */
class ClientsDocumentTest {

    private static final String STALE = ClientsDocument.PATH + ", stale? mvn -q verify -Paudit rewrites it";

    private static String document() throws IOException {
        return Files.readString(Drivers.ROOT.resolve(ClientsDocument.PATH));
    }

    @Test
    void hasARowForEachMode() throws IOException {
        List<String> rows =
                document().lines().filter(line -> line.startsWith("| `")).toList();
        String heads = document()
                .lines()
                .filter(line -> line.startsWith("| mode |"))
                .findFirst()
                .orElse("");

        assertThat(rows.stream().map(row -> row.split("`", 3)[1]))
                .as(STALE)
                .containsExactlyElementsOf(
                        FailureModes.ALL.stream().map(FailureMode::name).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.split("\\|")).as(row).hasSameSizeAs(heads.split("\\|")));
        assertThat(heads).contains("curl", "Python urllib", "OkHttp");
    }

    @Test
    void linksEachCellToItsSentence() throws IOException {
        assertThat(found("\\]\\(#([^)]+)\\)", document()).stream().distinct())
                .as(STALE)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(found("<a id=\"([^\"]+)\"></a>", document()));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void distinguishesFaultsWarningsAndUnsteadyVerdicts() {
        Map<String, AuditReport> reports = new LinkedHashMap<>();
        reports.put(
                "some client",
                HandMade.report(
                        HandMade.check("te-and-cl/caller", Harm.DESYNC, Obligation.MUST),
                        HandMade.check("early-response/caller", Harm.OVER_STRICT, Obligation.SHOULD),
                        HandMade.unsteady("body-stall/caller", Harm.HANG),
                        HandMade.check("status/caller", Harm.OK, Obligation.MUST),
                        HandMade.none("retries/caller", Applies.NOT_EXERCISED)));

        String text = new ClientsDocument(reports, List.of("wget: not installed"), "a machine").text();

        assertThat(text)
                .contains("| `te-and-cl` | [**desync**](#te-and-cl-some-client) |")
                .contains("| `early-response` | [over-strict](#early-response-some-client) |")
                .contains("| `body-stall` | [hang?](#body-stall-some-client) |")
                .contains("| `status` | ok |")
                .contains("\n- <a id=\"te-and-cl-some-client\"></a>**some client** did it (desync)."
                        + " MUST, RFC 9112, section 6.3; `two requests /`, caller.\n")
                .contains("the client was not set up for a POST.\n")
                .contains("Not audited: wget: not installed.\n");
        assertThat(text).containsPattern("\\| `retries` \\| \\[–\\]\\(#no-verdict-\\d+\\) \\|");
    }
}
