package io.hamms.control;

import io.hamms.PortBindException;
import io.hamms.error.InvalidOptionException;
import io.hamms.error.InvalidStateException;
import io.hamms.http.Accept;
import io.hamms.http.Target;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests: rejects invalid ones, calls the resource, and maps failures to problem documents. */
final class Router {

    static final int MAX_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Guard guard;
    private final List<Route> routes;
    private final AnswerMemory memory = new AnswerMemory();

    Router(Guard guard, List<Route> routes) {
        this.guard = guard;
        this.routes = routes;
    }

    /** Returns the budget of the responses. */
    AnswerMemory memory() {
        return memory;
    }

    /**
     * Returns the route of a request, as far as its head determines it.
     *
     * @param local our end of its connection
     * @throws ProblemException if there is none
     */
    Route admit(HttpRequest request, SocketAddress local) {
        if (request.decoderResult().isFailure()) {
            throw malformed(request.decoderResult().cause());
        }
        if (request.protocolVersion().majorVersion() != 1) {
            throw ProblemException.of(505, "version", request.protocolVersion().text(), "HTTP/1.1");
        }
        checkCoding(request);
        guard.check(request, local);
        Route route = route(request.method(), Target.path(request.uri()));
        if (route.template().equals(CaResource.CLIENT)) {
            Guard.checkLoopback(local);
        }
        checkTypes(request, route);
        if (HttpUtil.getContentLength(request, 0L) > MAX_BODY) {
            throw tooLarge();
        }
        return route;
    }

    /** Whether content may follow a rejected head; unknown if the head could not be parsed. */
    static boolean mayHaveContent(HttpRequest head) {
        return head.decoderResult().isFailure()
                || head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || HttpUtil.getContentLength(head, 0L) > 0;
    }

    static ProblemException tooLarge() {
        return ProblemException.of(413, "body", "too large", "at most " + MAX_BODY + " bytes");
    }

    /** The end of content in an unknown transfer coding cannot be determined (RFC 9112, section 6.1). */
    private static void checkCoding(HttpRequest head) {
        String coding = String.join(", ", head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING));
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("chunked")) {
            throw ProblemException.of(501, "Transfer-Encoding", coding, "chunked, or none");
        }
    }

    private static ProblemException malformed(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemException.of(
                    414, "target", "too long", "a request line of at most " + ControlInitializer.MAX_LINE + " bytes");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return ProblemException.of(
                    431, "header", "too long", "fields of at most " + ControlInitializer.MAX_HEADER + " bytes in all");
        }
        return ProblemException.of(400, "request", "malformed", "HTTP/1.1");
    }

    private Route route(HttpMethod method, String path) {
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            if (route.match(path) != null) {
                if (route.accepts(method)) {
                    return route;
                }
                allowed.add(route.method().name());
                if (route.accepts(HttpMethod.HEAD)) {
                    allowed.add("HEAD");
                }
            }
        }
        if (allowed.isEmpty()) {
            throw ProblemException.of(404, "path", path, "one of those in /openapi.yaml");
        }
        String methods = String.join(", ", allowed);
        throw ProblemException.of(405, "method", method.name(), methods).with("Allow", methods);
    }

    /** Checks media types. A web page can send JSON to another origin only after a preflight, which is rejected. */
    private static void checkTypes(HttpRequest request, Route route) {
        HttpHeaders headers = request.headers();
        String sent = String.join(", ", headers.getAll(HttpHeaderNames.CONTENT_TYPE));
        String type =
                sent.replaceFirst("(?i)\\s*;\\s*charset=\"?utf-8\"?\\s*$", "").strip();
        if (sent.isEmpty() ? route.takesBody() : !type.toLowerCase(Locale.ROOT).equals(ControlResponse.JSON)) {
            throw ProblemException.of(415, "Content-Type", sent.isEmpty() ? "none" : sent, ControlResponse.JSON)
                    .with("Accept", ControlResponse.JSON);
        }
        if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            throw ProblemException.of(
                    415,
                    "Content-Encoding",
                    String.join(", ", headers.getAll(HttpHeaderNames.CONTENT_ENCODING)),
                    "none");
        }
        String accepted = String.join(",", headers.getAll(HttpHeaderNames.ACCEPT));
        String offered = route.mediaType().replaceFirst(";.*", "");
        if (!accepted.isEmpty() && !offered.isEmpty() && !new Accept(accepted).allows(offered)) {
            throw ProblemException.of(406, "Accept", accepted, offered);
        }
    }

    /**
     * Calls the resource of a request.
     *
     * @param taker takes the response, also if an Error is thrown
     */
    void answer(HttpRequest request, Route route, byte[] body, Consumer<ControlResponse> taker) {
        ControlResponse answer = null;
        try {
            answer = answer(request, route, body);
        } finally {
            taker.accept(answer == null ? failed() : answer);
        }
    }

    private static ControlResponse failed() {
        return ProblemException.of(500, "internal error; see the log").answer();
    }

    private static ControlResponse answer(HttpRequest request, Route route, byte[] body) {
        try {
            Map<String, String> variables = route.match(Target.path(request.uri()));
            boolean isHead = request.method().equals(HttpMethod.HEAD);
            return route.action()
                    .apply(new RoutedRequest(
                            variables == null ? Map.of() : variables,
                            QueryParameters.of(Target.originForm(request.uri())),
                            body,
                            isHead));
        } catch (ProblemException e) {
            return e.answer();
        } catch (PortBindException e) {
            return ProblemException.of(409, e.summary(), "a free port, or 0 to have one chosen")
                    .answer();
        } catch (InvalidOptionException e) {
            return ProblemException.of(400, e).answer();
        } catch (InvalidStateException e) {
            return ProblemException.of(503, "server", e.state(), e.expected()).answer();
        } catch (RuntimeException e) {
            LOG.warn("{} {}: failed", request.method(), route.template(), e);
            return failed();
        }
    }
}
