package io.hamms.handler;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.RequestHead;
import io.hamms.http.Violation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault that answers requests. Requests on one connection are answered in order, each after the steps of the one
 * before; the connection stays open as the client wishes (RFC 9112, section 9.3).
 */
public abstract non-sealed class HttpFault extends ConnectionFault {

    /** The methods that a correct server supports here. */
    protected static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** The same, as the value of an Allow field. */
    protected static final String ALLOW = String.join(", ", METHODS);

    /** Creates a fault for any number of connections; a subclass holds nothing of a single one. */
    protected HttpFault() {}

    /**
     * Returns the mode that answers a request: by default that of the port, with the parameters in the query.
     *
     * @param own the mode of the port
     * @throws io.hamms.fault.BadParameterException if the target is refused; the response is 400
     */
    protected ModeCall dispatch(FailureMode own, RequestHead head) {
        return ModeCall.of(own, head.pathAndQuery());
    }

    /** Acts when a client has connected; most modes wait for a request. */
    protected void onAccept(Port port, Wire wire) {}

    @Override
    final void accepted(Port port, Wire wire) {
        onAccept(port, wire);
    }

    /**
     * Acts when the head of a request has come, before its content is read: a client that waits for it is sent 100
     * Continue (RFC 9110, section 10.1.1).
     */
    protected void onHead(Request request, Wire wire) {
        if (request.expectsContinue()) {
            wire.send("HTTP/1.1 100 Continue\r\n\r\n");
        }
    }

    /**
     * Returns whether {@link #onRequest} is called when the head of this request has come, after {@link #onHead}; by
     * default it is called once the whole request has come.
     */
    protected boolean actsOnHead(Request request) {
        return false;
    }

    /**
     * Returns how many bytes of this request's content are kept for {@link #onRequest}; by default none, and content is
     * discarded as it comes. More content than that is refused with 413. The fields of a form are arguments, too, after
     * those of the query.
     */
    protected int contentLimit(Request request) {
        return 0;
    }

    /**
     * Returns whether requests that are not as they must be are refused: with 400 what is {@linkplain Violation wrong},
     * with 501 a transfer coding that is not known. Most modes are lenient, so that their own fault shows.
     */
    protected boolean isStrict() {
        return false;
    }

    /**
     * Returns whether it sends a 2xx to CONNECT, which begins a tunnel. By default the client gets 405 in its place:
     * there is no tunnel (RFC 9110, section 9.3.6).
     */
    protected boolean answersConnect() {
        return false;
    }

    /**
     * Returns what a client that begins with a ClientHello meets in place of a correct handshake: a {@link TlsFault},
     * or a {@link RawFault}, which acts on the ClientHello. By default the handshake is correct.
     *
     * @param serverName the host name in the ClientHello; null if it has none
     */
    protected @Nullable Fault tlsFault(@Nullable String serverName) {
        return null;
    }

    @Override
    public final boolean isScriptable() {
        return true;
    }

    /**
     * Acts when a whole request has come, or its head if {@link #actsOnHead} says so.
     *
     * @throws io.hamms.fault.BadParameterException before any verb, if parameters exclude each other; the answer is 400
     */
    protected abstract void onRequest(Request request, Wire wire);

    /** Puts TLS or the HTTP codec in front when the first bytes come: a connection that only hangs does without. */
    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
        } else if (!TlsDetector.join(context, this, bytes)) {
            RequestReader.join(context, this, bytes);
        }
    }
}
