package io.hamms.cli.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The report as one HTML file, with its style, its script and the report's JSON. */
final class HtmlReport {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private HtmlReport() {}

    /** Returns the page; only its own script and style can run in it, by their hashes (CSP Level 3, section 6.7.3). */
    static String page(String title, String sentence, String json) {
        String style = resource("audit.css");
        String script = resource("audit.js");
        Map<String, String> contents = Map.of(
                "title", Markup.escape(title),
                "sentence", Markup.escape(sentence),
                "style", style,
                "style-hash", hash(style),
                "script", script,
                "script-hash", hash(script),
                "json", inScript(json));
        Matcher place = PLACE.matcher(resource("audit.html"));
        return place.replaceAll(
                found -> Matcher.quoteReplacement(Objects.requireNonNull(contents.get(found.group(1)))));
    }

    /** Returns JSON that cannot end the script element: outside of strings it has no such characters. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
