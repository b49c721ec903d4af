package io.hamms.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.simple.SimpleServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * slf4j-simple, which also ends the process on an {@link OutOfMemoryError}: Netty catches all that tasks, handlers and
 * event loops throw, and logs it.
 */
public final class WatchedLogging implements SLF4JServiceProvider {

    private final SimpleServiceProvider simple = new SimpleServiceProvider();

    /** Creates the provider; called by slf4j. */
    public WatchedLogging() {}

    /** Makes slf4j use this provider; called before the first logger exists. */
    static void install() {
        System.setProperty("slf4j.provider", WatchedLogging.class.getName());
        // Otherwise slf4j reports the provider that it loads.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> new Watched(simple.getLoggerFactory().getLogger(name));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return simple.getMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return simple.getMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return simple.getRequestedApiVersion();
    }

    @Override
    public void initialize() {
        simple.initialize();
    }

    private static final class Watched extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1;

        private final transient Logger logger;

        Watched(Logger logger) {
            this.name = logger.getName();
            this.logger = logger;
        }

        @Override
        public boolean isTraceEnabled() {
            return logger.isTraceEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return logger.isDebugEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return logger.isInfoEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return logger.isWarnEnabled();
        }

        @Override
        public boolean isErrorEnabled() {
            return logger.isErrorEnabled();
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            OutOfMemory.exitIfOutOfMemory(thrown);
            logger.atLevel(level).setCause(thrown).log(pattern, arguments);
        }
    }
}
