package io.hamms.control;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * The page of the control port: files of the class path. A policy forbids it everything but its own files, requests to
 * this control port and, for "Try it", to other ports of this machine.
 */
final class PageResource {

    static final String HTML = "text/html; charset=utf-8";

    static final String CSS = "text/css; charset=utf-8";
    static final String SCRIPT = "text/javascript; charset=utf-8";

    /** No other name is looked up on the class path. */
    private static final Set<String> SCRIPTS = Set.of(
            "api.js",
            "app.js",
            "attempt.js",
            "dom.js",
            "events.js",
            "journal.js",
            "mode.js",
            "modes.js",
            "server.js",
            "timeline.js",
            "yaml.js");

    /** Content Security Policy Level 3: nothing inline, nothing from elsewhere, no frame around it. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
                    + "connect-src 'self' http://127.0.0.1:* https://127.0.0.1:* "
                    + "http://localhost:* https://localhost:*; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'",
            "Referrer-Policy",
            "no-referrer");

    ControlResponse index(RoutedRequest call) {
        call.query().only();
        return file("index.html", HTML);
    }

    ControlResponse style(RoutedRequest call) {
        call.query().only();
        return file("page.css", CSS);
    }

    ControlResponse script(RoutedRequest call) {
        call.query().only();
        if (!SCRIPTS.contains(call.file())) {
            throw ProblemException.of(404, "file", call.file(), "one of the page's scripts");
        }
        return file(call.file(), SCRIPT);
    }

    private static ControlResponse file(String name, String type) {
        try (InputStream in = PageResource.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new ControlResponse(200, type, in.readAllBytes(), HEADERS, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
