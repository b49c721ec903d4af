package io.hamms.junit;

import static java.util.Objects.requireNonNull;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.error.InvalidStateException;
import io.hamms.journal.Journal;
import io.hamms.text.ErrorText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The servers of classes, nested classes and tests: each is opened in the first context that needs it, is visible in
 * the contexts below, and is closed with that context. The classes that inherit an extension in a static field share
 * one. From 5.13 on, JUnit itself closes the resources of a context that was never entered, such as that of a class
 * whose constructor throws.
 */
final class ServerStore {

    private static final String KEY = "key";

    private final Namespace namespace = Namespace.create(HammsExtension.class, this);
    private final @Nullable HammsServerBuilder builder;
    private @Nullable SharedServer registered;
    private int users;

    /** Creates a store of servers; without a builder, they are configured by {@link WithHamms}. */
    ServerStore(@Nullable HammsServerBuilder builder) {
        this.builder = builder;
    }

    /** A server in the context that opened it. */
    private record Running(SharedServer shared, String owner, Runnable release) implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }

        boolean isOwnedBy(ExtensionContext context) {
            return owner.equals(context.getUniqueId());
        }
    }

    /** Returns the server of a field's extension. */
    synchronized HammsNettyServer current() {
        if (registered == null) {
            throw new InvalidStateException("server", "none", "a running test");
        }
        return registered.server();
    }

    void enterClass(ExtensionContext context) {
        if (!isPerTest(context)) {
            SharedServer shared = running(context, Set.of()).shared();
            store(context).put(Setting.class, Setting.of(shared.server()));
        }
    }

    /** Begins a test; a server of its own is opened only when a parameter needs it. */
    void enterTest(ExtensionContext context) {
        if (isPerTest(context)) {
            return;
        }
        Running running = running(context, Set.of());
        if (!running.isOwnedBy(context)) {
            running.shared().enter();
            store(context).put(SharedServer.class, running.shared());
        }
    }

    /**
     * Returns the server of a context; opens one if there is none.
     *
     * @param modes the modes that the server of a single test serves besides those of {@link WithHamms}
     */
    HammsNettyServer server(ExtensionContext context, Set<String> modes) {
        HammsNettyServer server = running(context, modes).shared().server();
        if (isPerTest(context)) {
            modes.stream()
                    .filter(mode -> server.ports().stream()
                            .noneMatch(port -> port.mode().name().equals(mode)))
                    .forEach(mode -> server.add(mode, 0));
        }
        return server;
    }

    private Running running(ExtensionContext context, Set<String> modes) {
        Running found = running(context);
        if (found != null && (found.isOwnedBy(context) || !needsItsOwn(context))) {
            return found;
        }
        if (isPerTest(context) && context.getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException(ErrorText.of(
                    "lifetime",
                    "PER_TEST",
                    "PER_CLASS, for a server before the first test; or the parameter at a test, @BeforeEach or"
                            + " @AfterEach"));
        }
        Running opened = open(context, modes);
        store(context).put(Running.class, opened);
        return opened;
    }

    private Running open(ExtensionContext context, Set<String> modes) {
        WithHamms annotation = nearestAnnotation(context).orElse(null);
        if (builder != null || annotation == null) {
            return new Running(acquire(), context.getUniqueId(), this::release);
        }
        HammsServerBuilder configured = HammsNettyServer.builder();
        Set<String> all = new LinkedHashSet<>(List.of(annotation.modes()));
        if (isPerTest(context)) {
            all.addAll(modes);
            configured.threads(1);
        }
        if (!all.isEmpty()) {
            configured.modes(all.toArray(new String[0]));
        }
        HammsNettyServer server = configured.basePort(0).start();
        return new Running(new SharedServer(server), context.getUniqueId(), server::close);
    }

    private synchronized SharedServer acquire() {
        if (registered == null) {
            HammsServerBuilder configured = builder == null ? HammsNettyServer.builder() : builder;
            registered = new SharedServer(configured.basePort(0).start());
        }
        users++;
        return registered;
    }

    private synchronized void release() {
        users--;
        if (users == 0) {
            SharedServer last = requireNonNull(registered);
            registered = null;
            last.server().close();
        }
    }

    /** Ends a test on a server, and closes the server that was opened in this context, if there is one. */
    void leave(ExtensionContext context) {
        SharedServer entered = store(context).remove(SharedServer.class, SharedServer.class);
        if (entered != null) {
            entered.leave();
        }
        Setting before = store(context).remove(Setting.class, Setting.class);
        if (before != null) {
            requireNonNull(running(context)).shared().restore(before);
        }
        Running running = store(context).remove(Running.class, Running.class);
        if (running != null) {
            running.close();
        }
    }

    /** Returns the key of a test, the same one each time. */
    String key(ExtensionContext context) {
        String key = store(context).get(KEY, String.class);
        if (key == null) {
            if (context.getTestMethod().isEmpty()) {
                throw new ExtensionConfigurationException(ErrorText.of(
                        "@Key", "before the first test", "the parameter at a test, @BeforeEach or @AfterEach"));
            }
            key = running(context, Set.of()).shared().newKey();
            store(context).put(KEY, key);
        }
        return key;
    }

    /** Returns what the clients of a test did: those with its key, if it has asked for it. Null without a server. */
    @Nullable
    Journal journal(ExtensionContext context) {
        Running running = running(context);
        if (running == null) {
            return null;
        }
        Journal all = running.shared().server().journal();
        String key = store(context).get(KEY, String.class);
        return key == null ? all : all.ofKey(key);
    }

    private @Nullable Running running(ExtensionContext context) {
        return store(context).get(Running.class, Running.class);
    }

    private boolean needsItsOwn(ExtensionContext context) {
        if (builder != null) {
            return false;
        }
        return context.getTestMethod().isPresent()
                ? isPerTest(context)
                : annotation(context).isPresent();
    }

    private boolean isPerTest(ExtensionContext context) {
        return builder == null
                && nearestAnnotation(context)
                        .filter(annotation -> annotation.lifetime() == Lifetime.PER_TEST)
                        .isPresent();
    }

    /** Returns the annotation of the test, of its class, or of the class around it. */
    private static Optional<WithHamms> nearestAnnotation(ExtensionContext context) {
        Optional<WithHamms> own = annotation(context);
        return own.isPresent() ? own : context.getParent().flatMap(ServerStore::nearestAnnotation);
    }

    private static Optional<WithHamms> annotation(ExtensionContext context) {
        return context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, WithHamms.class));
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
