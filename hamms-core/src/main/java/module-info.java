/** Hamms: a test server in which every port fails an HTTP client in one specific way. */
@SuppressWarnings("requires-automatic") // The modules of Prometheus are automatic.
module io.hamms.core {
    requires transitive io.netty.common;
    requires transitive io.netty.buffer;
    requires transitive io.netty.transport;
    requires transitive io.netty.codec.http;
    requires transitive io.netty.codec;
    requires transitive io.netty.handler;
    requires io.netty.pkitesting;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.kqueue;
    requires io.netty.transport.unix.common;
    requires static com.fasterxml.jackson.core;
    requires static io.prometheus.metrics.model;
    requires static io.prometheus.writer.text;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.hamms;
    exports io.hamms.audit;
    exports io.hamms.control;
    exports io.hamms.error;
    exports io.hamms.fault;
    exports io.hamms.handler;
    exports io.hamms.http;
    exports io.hamms.journal;
    exports io.hamms.junit;
    exports io.hamms.mode.baseline;
    exports io.hamms.mode.body;
    exports io.hamms.mode.catalogue;
    exports io.hamms.mode.connect;
    exports io.hamms.mode.encoding;
    exports io.hamms.mode.framing;
    exports io.hamms.mode.headers;
    exports io.hamms.mode.part;
    exports io.hamms.mode.redirect;
    exports io.hamms.mode.reuse;
    exports io.hamms.mode.semantics;
    exports io.hamms.mode.timing;
    exports io.hamms.mode.tls;
    exports io.hamms.tls;
    exports io.hamms.transport;
}
