package io.hamms.mode.semantics;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Parameter;
import io.hamms.fault.Wire;
import io.hamms.http.HeaderField;
import io.hamms.http.InterimResponse;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.Representation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The parameters of a response that is composed to order, and what they say together. */
final class Composition {

    static final Parameter<Integer> STATUS =
            Parameter.integer("status", 200, 200, 999, "the status code of the final response");
    static final Parameter<String> REASON = Parameter.fieldValue(
            "reason", "", 1024, "the reason phrase; empty for the one that RFC 9110 gives the status");
    static final Parameter<ProtocolVersion> VERSION =
            Parameter.choice("version", ProtocolVersion._1_1, "the version in the status line");
    static final Parameter<List<HeaderField>> HEADER = Parameter.fields(
            "header", "a header field, in place of those that the response would have with the same name");
    static final Parameter<byte[]> BODY =
            Parameter.bytes("body", Bodies.HEALTHY.replace("\n", "%0A"), 16 * 1024, "the content");
    static final Parameter<Long> SIZE = Parameter.count(
            "size", 0, 0, Long.MAX_VALUE / 8, "the length of a fixed text in place of `body`; 0 for `body`");
    static final Parameter<String> TYPE =
            Parameter.fieldValue("type", "text/plain", 256, "the value of Content-Type; empty for no such field");
    static final Parameter<Encoding> ENCODING =
            Parameter.choice("encoding", Encoding.NONE, "the content coding, of at most 256 KiB");
    static final Parameter<Framing> FRAMING = Parameter.choice(
            "framing", Framing.LENGTH, "how the body is framed; `none`: as `close`, but the connection stays open");
    static final Parameter<Integer> CHUNK =
            Parameter.integer("chunk", 4096, 1, 1 << 24, "the bytes in each chunk but the last");
    static final Parameter<List<HeaderField>> TRAILER =
            Parameter.fields("trailer", "a trailer field, after a body in chunks");
    static final Parameter<List<InterimResponse>> INTERIM =
            Parameter.interim("interim", "an interim response before the final one, and its fields");
    static final Parameter<byte[]> RAW = Parameter.bytes(
            "raw", "", 64 * 1024, "bytes that are sent in place of a response; none if it is given but empty");
    static final Parameter<End> END =
            Parameter.choice("end", End.SERVE, "what follows the response; `serve`: the next request");

    private static final int MAX_ENCODED = 256 * 1024;

    private Composition() {}

    /** Returns all of these, and others. */
    static Parameter<?>[] with(Parameter<?>... others) {
        List<Parameter<?>> all = new ArrayList<>(List.of(
                STATUS, REASON, VERSION, HEADER, BODY, SIZE, TYPE, ENCODING, FRAMING, CHUNK, TRAILER, INTERIM, RAW,
                END));
        all.addAll(List.of(others));
        return all.toArray(Parameter<?>[]::new);
    }

    /** The versions of HTTP/1. */
    enum ProtocolVersion {
        _1_1("HTTP/1.1"),
        _1_0("HTTP/1.0");

        final String text;

        ProtocolVersion(String text) {
            this.text = text;
        }
    }

    /** The content codings (RFC 9110, section 8.4.1). */
    enum Encoding {
        NONE,
        GZIP,
        DEFLATE
    }

    /** What follows the response. */
    enum End {
        SERVE,
        HOLD,
        FIN,
        RST;

        /** Ends a connection; {@code isOver} if the end of the connection ends the body, too. */
        void on(Wire wire, boolean isOver) {
            if (this == HOLD) {
                wire.hold();
            } else if (this == RST) {
                wire.rst();
            } else if (this == FIN || isOver) {
                wire.fin();
            }
        }
    }

    /** How a body ends. */
    enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE,
        NONE
    }

    /** Returns whether bytes are sent in place of a response. */
    static boolean isRaw(Arguments arguments) {
        return arguments.get(RAW) != RAW.defaultValue();
    }

    /**
     * Checks what the parameters say together; with {@code raw}, the others are not used.
     *
     * @throws BadParameterException if they exclude each other
     */
    static void check(Arguments arguments) {
        if (isRaw(arguments)) {
            return;
        }
        List<HeaderField> trailers = arguments.get(TRAILER);
        if (!trailers.isEmpty() && arguments.get(FRAMING) != Framing.CHUNKED) {
            throw new BadParameterException(
                    TRAILER.name(), trailers.get(0).toString(), "none without `framing=chunked`");
        }
        long size = arguments.get(SIZE);
        if (size > 0 && arguments.get(BODY) != BODY.defaultValue()) {
            throw new BadParameterException(SIZE.name(), Long.toString(size), "0 with a `body`");
        } else if (size > MAX_ENCODED && arguments.get(ENCODING) != Encoding.NONE) {
            throw new BadParameterException(
                    SIZE.name(), Long.toString(size), "at most " + MAX_ENCODED + " with an `encoding`");
        }
    }

    /** Returns the content, encoded. */
    static Representation content(Arguments arguments) {
        long size = arguments.get(SIZE);
        Representation content = size > 0 ? Representation.text(size) : Representation.of(arguments.get(BODY));
        Encoding encoding = arguments.get(ENCODING);
        if (encoding == Encoding.NONE) {
            return content;
        }
        return Representation.of(encoded(content.bytes(), encoding == Encoding.GZIP));
    }

    private static byte[] encoded(byte[] content, boolean isGzip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2 + 64);
        try (OutputStream encoder = isGzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            encoder.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
