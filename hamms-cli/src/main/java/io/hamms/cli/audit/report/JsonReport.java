package io.hamms.cli.audit.report;

import io.hamms.audit.AuditReport;
import io.hamms.audit.Calibration;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.audit.ModeVerdict;
import io.hamms.audit.OwnRequests;
import io.hamms.audit.RequestFinding;
import io.hamms.audit.TlsOffer;
import io.hamms.fault.FailureMode;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import java.util.List;
import java.util.function.Predicate;

/** The report as JSON. */
final class JsonReport {

    /** The version of the format: it changes when a member is renamed or removed, or changes its meaning. */
    private static final int FORMAT = 1;

    private final ReportContext context;
    private final AuditReport report;

    JsonReport(ReportContext context) {
        this.context = context;
        this.report = context.report();
    }

    String document() {
        return Json.indented(this::write);
    }

    private void write(JsonWriter json) {
        json.writeNumberField("format", FORMAT);
        json.writeObjectFieldStart("client");
        json.writeStringField("name", report.client());
        json.writeStringField("version", report.version());
        json.writeStringField("command", report.command());
        json.writeEndObject();
        json.writeObjectFieldStart("environment");
        context.environment().forEach(json::writeStringField);
        json.writeEndObject();
        Millis.write(json, "timeoutMillis", report.timeout());
        Millis.write(json, "millis", report.time());
        json.writeObjectFieldStart("phasesMillis");
        report.phases().forEach((phase, time) -> Millis.write(json, phase, time));
        json.writeEndObject();
        calibration(json, report.calibration());
        summary(json);
        requests(json);
        json.writeArrayFieldStart("modes");
        report.modes().forEach(verdict -> mode(json, verdict));
        json.writeEndArray();
    }

    private static void calibration(JsonWriter json, Calibration calibration) {
        json.writeObjectFieldStart("calibration");
        json.writeBooleanField("bodyVisible", calibration.isBodyVisible());
        json.writeBooleanField("bodyAlone", calibration.isBodyAlone());
        json.writeBooleanField("statusIsError", calibration.treatsStatusAsError());
        Millis.write(json, "baselineMillis", calibration.baseline());
        json.writeNumberField("retries", calibration.retries());
        Millis.write(json, "retryGapsMillis", calibration.retryGaps());
        Millis.write(json, "ownTimeoutMillis", calibration.ownTimeout().orElse(null));
        json.writeBooleanField("trustsCa", calibration.trustsCa());
        json.writeNumberField("memoryBytes", calibration.memory());
        json.writeBooleanField("reusesConnections", calibration.reusesConnections());
        json.writeEndObject();
    }

    private void summary(JsonWriter json) {
        json.writeObjectFieldStart("summary");
        json.writeStringField("sentence", context.sentence());
        json.writeNumberField("judged", report.judged());
        json.writeNumberField("ok", report.right());
        json.writeObjectFieldStart("byHarm");
        report.byHarm().forEach((harm, modes) -> {
            if (harm != Harm.OK) {
                json.writeNumberField(harm.token(), modes);
            }
        });
        json.writeEndObject();
        json.writeNumberField("notExercised", report.modes().size() - report.judged());
        json.writeStringsField("failing", ids(context::isFailing));
        json.writeStringsField("known", ids(context::isAccepted));
        json.writeStringsField("stale", context.stale());
        json.writeStringsField("unsteady", ids(Check::isUnsteady));
        json.writeEndObject();
    }

    private List<String> ids(Predicate<Check> which) {
        return context.wrong().stream().filter(which).map(Check::id).toList();
    }

    private void requests(JsonWriter json) {
        OwnRequests own = report.requests();
        Check check = own.check();
        json.writeObjectFieldStart("requests");
        json.writeNumberField("checked", own.requests());
        json.writeNumberField("clientHellos", own.hellos());
        json.writeBooleanField("failing", context.isFailing(check));
        json.writeFieldName("check");
        check(json, OwnRequests.EXPECTED, check);
        json.writeArrayFieldStart("violations");
        for (RequestFinding finding : own.findings()) {
            json.writeStartObject();
            json.writeStringField("kind", finding.kind());
            json.writeStringField("section", finding.sections());
            json.writeStringField("harm", finding.harm().token());
            json.writeStringField("first", finding.first());
            json.writeStringField("mode", finding.mode());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tls");
        for (TlsOffer offer : own.offers()) {
            json.writeStartObject();
            json.writeStringsField("versions", offer.versions());
            json.writeStringsField("alpn", offer.alpn());
            json.writeStringField("sni", offer.serverName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void mode(JsonWriter json, ModeVerdict verdict) {
        FailureMode mode = verdict.mode();
        json.writeStartObject();
        json.writeStringField("name", mode.name());
        json.writeStringField("layer", mode.layer().label());
        json.writeStringField("summary", mode.summary());
        json.writeStringField("wire", mode.wire());
        json.writeStringField("client", mode.client());
        json.writeStringField("seen", mode.seen());
        json.writeBooleanField("judged", verdict.isJudged());
        json.writeStringField("harm", verdict.harm().token());
        json.writeArrayFieldStart("checks");
        verdict.checks().forEach(check -> check(json, verdict.expected(check), check));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void check(JsonWriter json, String expected, Check check) {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("applies", check.applies().token());
        json.writeStringField("probe", check.probe());
        json.writeStringField("outcome", check.outcome().token());
        json.writeStringField("obligation", check.obligation().label());
        json.writeStringField("section", check.section());
        json.writeStringField("harm", check.harm().token());
        json.writeStringField("sentence", ReportContext.sentence(check));
        json.writeStringField("expected", expected);
        json.writeBooleanField("steady", check.isSteady());
        json.writeBooleanField("failing", context.isFailing(check));
        json.writeBooleanField("known", context.isAccepted(check));
        json.writeStringField("reproduce", context.reproduce().apply(check));
        new JsonEvidence(json).write(check.evidence());
        json.writeEndObject();
    }
}
