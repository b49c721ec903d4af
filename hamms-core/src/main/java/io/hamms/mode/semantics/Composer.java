package io.hamms.mode.semantics;

import io.hamms.fault.Arguments;
import io.hamms.fault.Source;
import io.hamms.fault.Wire;
import io.hamms.http.ByteRange;
import io.hamms.http.HeaderField;
import io.hamms.http.Http1Encoder;
import io.hamms.http.HttpDate;
import io.hamms.http.InterimResponse;
import io.hamms.http.RequestHead;
import io.hamms.http.Version;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.Chunks;
import io.hamms.mode.part.Representation;
import io.hamms.mode.part.Representation.Selection;
import io.hamms.mode.semantics.Composition.Encoding;
import io.hamms.mode.semantics.Composition.Framing;
import io.hamms.text.Words;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Writes the response that the parameters of {@link Composition} describe. */
final class Composer {

    private final RequestHead request;
    private final Arguments arguments;
    private final Representation content;
    private final Selection selection;
    private final Framing framing;
    private final boolean isBodyless;

    /** Whether a range or a precondition of the request results in a status without content. */
    private final boolean isRefused;

    private Composer(RequestHead request, Arguments arguments) {
        this.request = request;
        this.arguments = arguments;
        this.content = Composition.content(arguments);
        int status = arguments.get(Composition.STATUS);
        this.selection = status == 200
                ? content.select(request, tag())
                : new Selection(status, new ByteRange(0, content.size() - 1));
        Framing asked = arguments.get(Composition.FRAMING);
        this.framing = asked != Framing.LENGTH && request.isHttp10() ? Framing.CLOSE : asked;
        this.isBodyless = status == 204 || selection.status() == 304;
        this.isRefused = status == 200 && selection.isWithoutContent();
    }

    /**
     * Sends the response to a request, and ends the connection as told.
     *
     * @param added fields beside those of the response itself
     */
    static void send(RequestHead request, Arguments arguments, List<HeaderField> added, Wire wire) {
        if (Composition.isRaw(arguments)) {
            wire.send(Unpooled.wrappedBuffer(arguments.get(Composition.RAW)));
            arguments.get(Composition.END).on(wire, false);
            return;
        }
        Composer composer = new Composer(request, arguments);
        if (!request.isHttp10()) {
            arguments.get(Composition.INTERIM).forEach(interim -> wire.send(composer.interim(interim)));
        }
        composer.send(added, wire);
        arguments.get(Composition.END).on(wire, composer.framing == Framing.CLOSE && !composer.isBodyless);
    }

    private void send(List<HeaderField> added, Wire wire) {
        ByteRange part = selection.part();
        long length = isRefused ? 0 : part.length();
        Source body = isRefused ? buffers -> null : content.source(part);
        long sent = length;
        if (framing == Framing.CHUNKED) {
            Chunks chunks =
                    new Chunks(body, length, arguments.get(Composition.CHUNK), arguments.get(Composition.TRAILER));
            body = chunks;
            sent = chunks.length();
        }
        ByteBuf head = head(added, length);
        if (isBodyless || request.method().equals("HEAD")) {
            wire.send(head, 0, buffers -> null);
        } else {
            wire.send(head, sent, body);
        }
    }

    private ByteBuf interim(InterimResponse interim) {
        StringBuilder head = statusLine(interim.status(), "");
        interim.fields().forEach(field -> head.append(field).append("\r\n"));
        return Unpooled.wrappedBuffer(Bodies.bytes(head.append("\r\n").toString()));
    }

    private ByteBuf head(List<HeaderField> added, long length) {
        StringBuilder head = statusLine(selection.status(), arguments.get(Composition.REASON));
        List<HeaderField> own = arguments.get(Composition.HEADER);
        for (HeaderField field : fields(added, length)) {
            if (own.stream().noneMatch(other -> other.name().equalsIgnoreCase(field.name()))) {
                head.append(field).append("\r\n");
            }
        }
        own.forEach(field -> head.append(field).append("\r\n"));
        return Unpooled.wrappedBuffer(Bodies.bytes(head.append("\r\n").toString()));
    }

    private StringBuilder statusLine(int status, String reason) {
        return Http1Encoder.statusLine(arguments.get(Composition.VERSION).text, status, reason);
    }

    /** Returns the fields that the response has unless it is told others. */
    private List<HeaderField> fields(List<HeaderField> added, long length) {
        List<HeaderField> fields = new ArrayList<>();
        fields.add(new HeaderField("Server", Version.SERVER));
        fields.add(new HeaderField("Date", HttpDate.now()));
        fields.addAll(added);
        if (!isBodyless) {
            describe(fields);
            if (framing == Framing.CHUNKED) {
                fields.add(new HeaderField("Transfer-Encoding", "chunked"));
            } else if (framing == Framing.LENGTH) {
                fields.add(new HeaderField("Content-Length", Long.toString(length)));
            }
        } else if (isRefused) {
            fields.addAll(content.fields(selection));
        }
        if (!request.keepsAlive() || (framing == Framing.CLOSE && !isBodyless)) {
            fields.add(new HeaderField("Connection", "close"));
        } else if (request.isHttp10()) {
            fields.add(new HeaderField("Connection", "keep-alive"));
        }
        return fields;
    }

    /** Adds what describes the content. */
    private void describe(List<HeaderField> fields) {
        String type = arguments.get(Composition.TYPE);
        if (!type.isEmpty() && !isRefused) {
            fields.add(new HeaderField("Content-Type", type));
        }
        Encoding encoding = arguments.get(Composition.ENCODING);
        if (encoding != Encoding.NONE && !isRefused) {
            fields.add(new HeaderField("Content-Encoding", Words.token(encoding)));
        }
        if (arguments.get(Composition.STATUS) == 200) {
            fields.addAll(content.fields(selection));
        }
    }

    /** Returns the entity tag that the response has. */
    private String tag() {
        return arguments.get(Composition.HEADER).stream()
                .filter(field -> field.name().equalsIgnoreCase("ETag"))
                .map(HeaderField::value)
                .findFirst()
                .orElse(content.tag());
    }
}
