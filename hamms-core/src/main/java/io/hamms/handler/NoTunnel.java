package io.hamms.handler;

import io.hamms.fault.Request;
import io.hamms.http.Response;
import io.hamms.text.ErrorText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a client gets that asks for a tunnel (CONNECT) where there is none; no other client loads this class. */
final class NoTunnel {

    /** A status line of a 2xx in any version that a mode writes. */
    private static final Pattern SUCCESS = Pattern.compile("(?i)HTTP\\S* +2.*", Pattern.DOTALL);

    /** How many bytes of a status line show its status. */
    private static final int SHOWN = 32;

    private NoTunnel() {}

    /** Returns whether these bytes begin a 2xx, after which the client would speak through the tunnel. */
    static boolean isSuccess(ByteBuf bytes) {
        int shown = Math.min(bytes.readableBytes(), SHOWN);
        return SUCCESS.matcher(bytes.toString(bytes.readerIndex(), shown, StandardCharsets.ISO_8859_1))
                .matches();
    }

    /** Returns the response in its place. */
    static Response refusal(Request request) {
        return Refusals.of(405, ErrorText.of("method", request.method(), HttpFault.ALLOW))
                .header("Allow", HttpFault.ALLOW)
                .headers(request.tag());
    }
}
