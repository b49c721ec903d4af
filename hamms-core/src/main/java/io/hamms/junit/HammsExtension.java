package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.fault.Dispatcher;
import io.hamms.journal.Journal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server for the tests of a class, on free ports, for what {@link WithHamms} cannot express. In an instance field,
 * each test has its own. In a static field all tests of the class share it, as with {@link Lifetime#PER_CLASS}.
 *
 * <pre>{@code
 * @RegisterExtension
 * final HammsExtension hamms = HammsExtension.serving("healthy", "sleep");
 * }</pre>
 *
 * <p>Parameters are as with {@link WithHamms}.
 */
public final class HammsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final ServerStore stage;

    /** Creates an extension whose server serves all modes; JUnit creates one for {@link WithHamms}. */
    public HammsExtension() {
        stage = new ServerStore(null);
    }

    private HammsExtension(HammsServerBuilder builder) {
        stage = new ServerStore(builder);
    }

    /**
     * Returns an extension whose server serves these modes.
     *
     * @throws io.hamms.mode.catalogue.UnknownModeException if no mode has one of the names
     */
    public static HammsExtension serving(String... modes) {
        return of(HammsNettyServer.builder().modes(modes));
    }

    /** Returns an extension whose server a builder configures, but always on free ports. */
    public static HammsExtension of(HammsServerBuilder builder) {
        return new HammsExtension(builder);
    }

    /**
     * Returns the server.
     *
     * @throws IllegalStateException if no test is running
     */
    public HammsNettyServer server() {
        return stage.current();
    }

    /** Returns the root of a mode's port; throws as {@link HammsNettyServer#uri(String)}. */
    public URI uri(String mode) {
        return server().uri(mode);
    }

    /** Returns the journal since the server was reset. */
    public Journal journal() {
        return server().journal();
    }

    /** Returns the journal of a mode's ports since the server was reset; throws as {@link #uri}. */
    public Journal journal(String mode) {
        return server().journal(mode);
    }

    /**
     * Sets the dispatcher of a mode's ports until the test ends or, before all tests, until the class ends; throws as
     * {@link HammsNettyServer#script}.
     */
    public void script(String mode, @Nullable Dispatcher script) {
        server().script(mode, script);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage.enterClass(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage.enterTest(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Journal journal = stage.journal(context);
        if (journal != null) {
            context.getExecutionException().ifPresent(failure -> ClientTimeline.report(context, failure, journal));
        }
        stage.leave(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stage.leave(context);
    }

    /** From JUnit 5.12 on, the constructor of a test class belongs to the test, and may have its parameters. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return ParameterResolution.isFor(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ParameterResolution.value(parameter, stage, context);
    }
}
