package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.text.ErrorText;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves the parameters of tests. */
final class ParameterResolution {

    private ParameterResolution() {}

    /** Returns whether to resolve a parameter; includes every one with an annotation, to report a wrong type. */
    static boolean isFor(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == HammsNettyServer.class
                || type == Journal.class
                || parameter.isAnnotated(Mode.class)
                || parameter.isAnnotated(Key.class);
    }

    static Object value(ParameterContext parameter, ServerStore stage, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        HammsNettyServer server = stage.server(context, modesNamed(parameter, context));
        Mode mode = parameter.findAnnotation(Mode.class).orElse(null);
        if (type == Journal.class) {
            Journal journal = mode == null ? server.journal() : server.journal(mode.value());
            return parameter.isAnnotated(Key.class) ? journal.ofKey(stage.key(context)) : journal;
        }
        if (parameter.isAnnotated(Key.class)) {
            return orWrong(mode == null && type == String.class ? stage.key(context) : null, parameter);
        }
        return mode == null ? server : orWrong(ofPort(type, server.uri(mode.value())), parameter);
    }

    private static @Nullable Object ofPort(Class<?> type, URI root) {
        if (type == String.class) {
            return root.toString().replaceFirst("/$", "");
        }
        if (type == int.class || type == Integer.class) {
            return root.getPort();
        }
        return type == URI.class ? root : null;
    }

    private static Object orWrong(@Nullable Object value, ParameterContext context) {
        if (value == null) {
            Parameter parameter = context.getParameter();
            Mode mode = context.findAnnotation(Mode.class).orElse(null);
            throw new ParameterResolutionException(ErrorText.of(
                    context.isAnnotated(Key.class) ? "@Key" : "@Mode(\"" + (mode == null ? "" : mode.value()) + "\")",
                    parameter.getType().getSimpleName() + " " + parameter.getName(),
                    context.isAnnotated(Key.class) ? "a String or a Journal" : "a URI, a String, an int or a Journal"));
        }
        return value;
    }

    /** Returns the modes that the parameters name beside this one, and those of the test method. */
    private static Set<String> modesNamed(ParameterContext parameter, ExtensionContext context) {
        Set<String> modes = new LinkedHashSet<>();
        addModes(parameter.getDeclaringExecutable(), modes);
        context.getTestMethod().ifPresent(test -> addModes(test, modes));
        return modes;
    }

    private static void addModes(Executable method, Set<String> modes) {
        for (Parameter parameter : method.getParameters()) {
            AnnotationSupport.findAnnotation(parameter, Mode.class).ifPresent(mode -> modes.add(mode.value()));
        }
    }
}
