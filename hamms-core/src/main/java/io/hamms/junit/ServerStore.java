package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.error.InvalidStateException;
import io.hamms.journal.Journal;
import io.hamms.text.ErrorText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The servers of classes, nested classes and tests: each is opened in the first context that needs it, is visible in
 * the contexts below, and is closed with that context. From 5.13 on, JUnit itself closes the resources of a context
 * that was never entered, such as that of a class whose constructor throws.
 */
final class ServerStore {

    private final Namespace namespace = Namespace.create(HammsExtension.class, this);
    private final @Nullable HammsServerBuilder builder;
    private volatile @Nullable HammsNettyServer current;

    /** Creates a store of servers; without a builder, they are configured by {@link WithHamms}. */
    ServerStore(@Nullable HammsServerBuilder builder) {
        this.builder = builder;
    }

    private record Running(HammsNettyServer server, String owner) implements AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }

    HammsNettyServer current() {
        HammsNettyServer server = current;
        if (server == null) {
            throw new InvalidStateException("server", "none", "a running test");
        }
        return server;
    }

    void enterClass(ExtensionContext context) {
        if (!isPerTest(context)) {
            server(context);
        }
    }

    void enterTest(ExtensionContext context) {
        HammsNettyServer server = server(context);
        if (!isOwnedBy(context, running(context))) {
            server.reset();
        }
    }

    /** Returns the server of a context; opens one if there is none. */
    HammsNettyServer server(ExtensionContext context) {
        Running running = running(context);
        if (running != null && (isOwnedBy(context, running) || !needsItsOwn(context))) {
            return running.server();
        }
        if (isPerTest(context) && context.getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException(ErrorText.of(
                    "lifetime",
                    "PER_TEST",
                    "PER_CLASS, for a server before the first test; or the parameter at a test, @BeforeEach or"
                            + " @AfterEach"));
        }
        HammsNettyServer server = builder(context).basePort(0).start();
        store(context).put(Running.class, new Running(server, context.getUniqueId()));
        current = server;
        return server;
    }

    /** Closes the server that was opened in this context, if there is one. */
    void leave(ExtensionContext context) {
        Running running = store(context).remove(Running.class, Running.class);
        if (running != null) {
            current = null;
            running.close();
        }
    }

    /** Returns the journal of a context's server, null if there is none. */
    @Nullable
    Journal journal(ExtensionContext context) {
        Running running = running(context);
        return running == null ? null : running.server().journal();
    }

    private @Nullable Running running(ExtensionContext context) {
        return store(context).get(Running.class, Running.class);
    }

    private static boolean isOwnedBy(ExtensionContext context, @Nullable Running running) {
        return running != null && running.owner().equals(context.getUniqueId());
    }

    private boolean needsItsOwn(ExtensionContext context) {
        if (builder != null) {
            return false;
        }
        return context.getTestMethod().isPresent()
                ? isPerTest(context)
                : context.getTestClass().flatMap(ServerStore::annotation).isPresent();
    }

    private boolean isPerTest(ExtensionContext context) {
        return builder == null
                && nearestAnnotation(context)
                        .filter(annotation -> annotation.lifetime() == Lifetime.PER_TEST)
                        .isPresent();
    }

    private HammsServerBuilder builder(ExtensionContext context) {
        if (builder != null) {
            return builder;
        }
        String[] modes = nearestAnnotation(context).map(WithHamms::modes).orElse(new String[0]);
        return modes.length == 0
                ? HammsNettyServer.builder()
                : HammsNettyServer.builder().modes(modes);
    }

    /** Returns the annotation of the class, or of the class around it. */
    private static Optional<WithHamms> nearestAnnotation(ExtensionContext context) {
        Optional<WithHamms> own = context.getTestClass().flatMap(ServerStore::annotation);
        return own.isPresent() ? own : context.getParent().flatMap(ServerStore::nearestAnnotation);
    }

    private static Optional<WithHamms> annotation(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, WithHamms.class);
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
