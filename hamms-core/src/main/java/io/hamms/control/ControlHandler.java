package io.hamms.control;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the control port: reads one request at a time, within limits of time and size, passes it to the
 * worker thread, and answers it before it reads the next.
 */
final class ControlHandler extends ChannelInboundHandlerAdapter {

    /** The time limit for receiving a request, and for the client to read a response. */
    static final int PATIENCE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);

    private static final int LINGER_SECONDS = 2;

    private final Router router;
    private final Executor worker;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** Parts of pipelined requests, at most those of one read. */
    private final ArrayDeque<Object> waiting = new ArrayDeque<>(0);

    private @Nullable HttpRequest request;
    private @Nullable Route route;
    private @Nullable ProblemException refusal;
    private @Nullable Future<?> deadline;
    private boolean isAnswering;
    private boolean isDraining;
    private boolean isInputOver;
    private boolean isOver;

    ControlHandler(Router router, Executor worker) {
        this.router = router;
        this.worker = worker;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        listen(context);
    }

    /** Waits for the next request. */
    private void listen(ChannelHandlerContext context) {
        isAnswering = false;
        startTimeout(context, PATIENCE_SECONDS);
        if (isDraining) {
            // The request was answered at once: the loop below continues, because recursion could overflow the stack.
            return;
        }
        isDraining = true;
        while (!isAnswering && !waiting.isEmpty()) {
            read(context, waiting.remove());
        }
        isDraining = false;
        if (isInputOver && !isAnswering && !isOver) {
            context.close();
        } else if (!isAnswering) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void startTimeout(ChannelHandlerContext context, int seconds) {
        cancelTimeout();
        deadline = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }

    private void cancelTimeout() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isAnswering) {
            waiting.add(message);
        } else {
            read(context, message);
        }
    }

    private void read(ChannelHandlerContext context, Object message) {
        try {
            if (!isOver && message instanceof HttpRequest head) {
                begin(context, head);
            }
            if (!isOver && message instanceof HttpContent content && request != null) {
                readContent(context, content, request);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Releases the parts that arrived meanwhile. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        request = head;
        route = null;
        refusal = null;
        body.reset();
        try {
            route = router.admit(head, context.channel().localAddress());
        } catch (ProblemException e) {
            refusal = e;
        }
        if (refusal != null && Router.mayHaveContent(head)) {
            respondLast(context, refusal.answer());
            return;
        }
        if (HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void readContent(ChannelHandlerContext context, HttpContent content, HttpRequest head) {
        if (content.decoderResult().isFailure()) {
            respondLast(
                    context,
                    ProblemException.of(400, "body", "malformed", "HTTP/1.1").answer());
        } else if (body.size() + content.content().readableBytes() > Router.MAX_BODY) {
            respondLast(context, Router.tooLarge().answer());
        } else {
            body.writeBytes(ByteBufUtil.getBytes(content.content()));
            if (content instanceof LastHttpContent) {
                answer(context, head);
            }
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest head) {
        cancelTimeout();
        isAnswering = true;
        context.channel().config().setAutoRead(false);
        Route found = route;
        if (refusal != null || found == null) {
            respond(context, head, refusal == null ? ControlResponse.DONE : refusal.answer());
            return;
        }
        byte[] content = body.toByteArray();
        try {
            worker.execute(() -> router.answer(
                    head, found, content, answer -> context.executor().execute(() -> respond(context, head, answer))));
        } catch (RejectedExecutionException e) {
            // The control port is being closed.
            context.close();
        }
    }

    private void respond(ChannelHandlerContext context, HttpRequest head, ControlResponse answer) {
        Subscriber subscriber = answer.stream();
        if (!context.channel().isActive()) {
            if (subscriber != null) {
                subscriber.close();
            }
        } else if (subscriber != null) {
            context.write(answer.beginning(HttpVersion.HTTP_1_0.equals(head.protocolVersion())));
            context.pipeline().replace(this, null, new EventStream(subscriber));
        } else if (HttpUtil.isKeepAlive(head)) {
            startTimeout(context, PATIENCE_SECONDS);
            router.memory().send(context, answer, true).addListener(written -> listen(context));
        } else {
            respondLast(context, answer);
        }
    }

    /**
     * Sends the last response, then discards what the client still sends for a while: after an immediate close
     * the kernel would answer unread bytes with RST, which may overtake the response.
     */
    private void respondLast(ChannelHandlerContext context, ControlResponse answer) {
        isOver = true;
        isAnswering = false;
        startTimeout(context, PATIENCE_SECONDS);
        context.channel().config().setAutoRead(false);
        router.memory().send(context, answer, false).addListener(written -> {
            if (isInputOver || !context.channel().isActive()) {
                context.close();
                return;
            }
            // Later bytes are not parsed as requests: the codec would count thousands that wait for responses.
            context.pipeline().remove(HttpServerCodec.class);
            startTimeout(context, LINGER_SECONDS);
            context.channel().config().setAutoRead(true);
            if (context.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
        });
    }

    /** A client that has closed its output may still read the response (RFC 9112, section 9.6). */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            isInputOver = true;
            boolean isSaid = context.channel() instanceof DuplexChannel duplex && duplex.isOutputShutdown();
            if (isOver ? isSaid : !isAnswering) {
                context.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelTimeout();
    }

    /** The client has reset the connection. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.warn("failed on {}", context.channel(), cause);
        }
        context.close();
    }
}
