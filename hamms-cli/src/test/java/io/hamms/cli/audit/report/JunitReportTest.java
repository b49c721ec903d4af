package io.hamms.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.cli.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {

    /** The structure that build servers read: for each element its attributes, then its children. */
    private static final Map<String, List<Set<String>>> STRUCTURE = Map.of(
            "testsuites",
            List.of(Set.of("name", "tests", "failures", "errors", "skipped", "time"), Set.of("testsuite")),
            "testsuite",
            List.of(Set.of("name", "tests", "failures", "errors", "skipped", "time"), Set.of("properties", "testcase")),
            "properties",
            List.of(Set.of(), Set.of("property")),
            "property",
            List.of(Set.of("name", "value"), Set.of()),
            "testcase",
            List.of(Set.of("classname", "name", "time"), Set.of("skipped", "failure", "system-out")),
            "failure",
            List.of(Set.of("type", "message"), Set.of()),
            "skipped",
            List.of(Set.of("message"), Set.of()),
            "system-out",
            List.of(Set.of(), Set.of()));

    @Test
    void writesTheWholeReport() throws IOException {
        Golden.check("audit/report/report.xml", Reports.junitXml(SampleReport.of("cut", Map.of("gone/caller", false))));
    }

    @Test
    void hasTheStructureThatBuildServersRead() throws Exception {
        Element root = parse(Reports.junitXml(SampleReport.of(SampleReport.HOSTILE, Map.of("gone/caller", false))))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        check(root);
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        for (String count : List.of("testcase:tests", "failure:failures", "skipped:skipped")) {
            String[] names = count.split(":", -1);
            assertThat(suite.getAttribute(names[1]))
                    .as(count)
                    .isEqualTo(
                            String.valueOf(suite.getElementsByTagName(names[0]).getLength()));
        }
    }

    private static void check(Element element) {
        assertThat(STRUCTURE).containsKey(element.getTagName());
        List<Set<String>> allowed = STRUCTURE.getOrDefault(element.getTagName(), List.of());
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add(element.getAttributes().item(i).getNodeName());
        }
        assertThat(attributes).as(element.getTagName()).containsExactlyInAnyOrderElementsOf(allowed.get(0));
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                assertThat(allowed.get(1)).as(element.getTagName()).contains(child.getTagName());
                check(child);
            }
        }
    }

    @Test
    void failsForNewFailuresOnly() throws Exception {
        Map<String, Boolean> known = Map.of("cut-short/caller", true, "requests/wire", true);
        assertThat(failures(SampleReport.of("cut"))).containsExactly("corruption", "desync");
        assertThat(failures(SampleReport.of("cut", known))).isEmpty();
        Map<String, Boolean> withStale = new HashMap<>(known);
        withStale.put("gone/caller", false);
        assertThat(failures(SampleReport.of("cut", withStale))).containsExactly("stale");
    }

    @Test
    void hasOneTestCaseForTheRequestsOfTheClient() throws Exception {
        NodeList cases = parse(Reports.junitXml(SampleReport.of("cut"))).getElementsByTagName("testcase");
        Element last = (Element) cases.item(cases.getLength() - 1);

        assertThat(last.getAttribute("name")).isEqualTo("requests/wire");
        assertThat(last.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("\nbad-framing (RFC 9112, section 6.3), first in POST / HTTP/1.1 to late\nmissing-host (")
                .contains("\noffered over TLS: TLSv1.3, TLSv1.2; application protocols: h2; server name: cut\n");
    }

    @Test
    void escapesTheTextOfClients() throws Exception {
        Document document = parse(Reports.junitXml(SampleReport.of(SampleReport.HOSTILE)));
        String shown = SampleReport.HOSTILE.replace('\u0000', '\ufffd');
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("error: " + shown);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).endsWith("reported a success: " + shown + ".");
    }

    private static List<String> failures(ReportContext context) throws Exception {
        NodeList failures = parse(Reports.junitXml(context)).getElementsByTagName("failure");
        List<String> types = new ArrayList<>();
        for (int i = 0; i < failures.getLength(); i++) {
            types.add(((Element) failures.item(i)).getAttribute("type"));
        }
        return types;
    }

    private static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
