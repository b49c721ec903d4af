package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.text.ErrorText;
import java.net.URI;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Resolves the parameters of tests. */
final class ParameterResolution {

    private ParameterResolution() {}

    /** Returns whether to resolve a parameter; includes every parameter with {@link Mode}, to report a wrong type. */
    static boolean isFor(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == HammsNettyServer.class || type == Journal.class || parameter.isAnnotated(Mode.class);
    }

    static Object value(ParameterContext parameter, HammsNettyServer server) {
        Class<?> type = parameter.getParameter().getType();
        Mode mode = parameter.findAnnotation(Mode.class).orElse(null);
        if (mode == null) {
            return type == Journal.class ? server.journal() : server;
        }
        if (type == URI.class) {
            return server.uri(mode.value());
        }
        if (type == Journal.class) {
            return server.journal(mode.value());
        }
        throw new ParameterResolutionException(ErrorText.of(
                "@Mode(\"" + mode.value() + "\")",
                type.getSimpleName() + " " + parameter.getParameter().getName(),
                "a URI or a Journal"));
    }
}
