package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.fault.Offset;
import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.fault.Wire;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Executes the verbs of a {@link Wire} as steps over any {@link Output}. */
final class StepWire extends StepQueue implements Wire {

    private static final int ALERT_RECORD = 0x15;
    private static final int FATAL = 2;

    /** The CONNECT that is being answered, if there is no tunnel; null for any other request. */
    private @Nullable Request connect;

    StepWire(Output output) {
        super(output);
    }

    /** Called with a CONNECT to which no mode may send a 2xx, or with null for any other request. */
    void connectReceived(@Nullable Request request) {
        connect = request;
    }

    private Wire then(Step step) {
        add(step);
        return this;
    }

    private void bodyLength(Response response, long length, Request request) {
        Shape effects = shape();
        if (effects != null && !response.isInterim()) {
            effects.bodyLength(request.isHead() || response.isBodyless() ? 0 : length);
        }
    }

    private Wire then(Runnable action) {
        return then(queue -> {
            action.run();
            return true;
        });
    }

    @Override
    public Wire send(ByteBuf bytes) {
        Request refused = connect;
        if (refused != null && NoTunnel.isSuccess(bytes)) {
            bytes.release();
            connect = null;
            respond(refused, NoTunnel.refusal(refused)).fin();
            return this;
        }
        return then(new Step.Send(bytes));
    }

    @Override
    public Wire respond(Request request, Response response) {
        bodyLength(response, response.body().length, request);
        return send(Http1Encoder.answer(response.headers(request.notes()), request.head()));
    }

    @Override
    public Wire respond(Request request, Response response, long length, Source body) {
        bodyLength(response, length, request);
        send(Http1Encoder.head(response.headers(request.notes()), request.head(), length));
        return request.isHead() ? this : send(body);
    }

    @Override
    public Wire send(ByteBuf head, long length, Source body) {
        Shape effects = shape();
        if (effects != null) {
            effects.bodyLength(length);
        }
        return send(head).send(body);
    }

    @Override
    public Wire send(Source bytes) {
        return then(new Step.Stream(bytes));
    }

    @Override
    public Wire send(Source bytes, OptionalLong bytesPerSecond) {
        return bytesPerSecond.isEmpty() ? send(bytes) : then(new PacedStream(bytes, bytesPerSecond.getAsLong()));
    }

    @Override
    public Wire drip(ByteBuf bytes, int bytesEach, Duration interval) {
        return then(new Step.Drip(bytes, bytesEach, interval.toNanos()));
    }

    @Override
    public Wire pause(Duration time) {
        return time.isZero() ? this : then(new Step.Pause(time.toNanos()));
    }

    @Override
    public Wire awaitBytes(Duration time, Consumer<Wire> otherwise) {
        return then(new Step.AwaitBytes(time.toNanos(), () -> otherwise.accept(this)));
    }

    @Override
    public Wire awaitContent(long bytes) {
        return then(new Step.AwaitContent(bytes));
    }

    /** A position in a decoded head has passed; in bytes that are not decoded, the end of the head is looked for. */
    @Override
    public Wire awaitRequest(Offset offset) {
        if (headBytes() == 0) {
            return then(new AwaitOffset(offset));
        }
        long before = offset.origin() == Offset.Origin.START ? headBytes() : 0;
        return awaitContent(Math.max(0, offset.count() - before));
    }

    @Override
    public Wire readRate(long bytesPerSecond) {
        output().readRate(bytesPerSecond);
        return this;
    }

    @Override
    public Wire receiveBuffer(int bytes) {
        return then(() -> output().receiveBuffer(bytes));
    }

    @Override
    public Wire stopReading() {
        return then(() -> output().stopReading());
    }

    @Override
    public void fin() {
        end(FinStep.ofMode(true, true));
    }

    @Override
    public void halfClose() {
        end(FinStep.ofMode(true, false));
    }

    @Override
    public void finWithoutCloseNotify() {
        end(FinStep.ofMode(false, true));
    }

    @Override
    public void alert(int number) {
        send(Unpooled.wrappedBuffer(new byte[] {ALERT_RECORD, 3, 3, 0, 2, FATAL, (byte) number}));
        then(() -> output().ended(Ending.alert(Ending.By.SERVER, number)));
        fin();
    }

    @Override
    public void rst() {
        end(new Step.Reset());
    }

    @Override
    public void hold() {
        then(() -> output().delivered());
        end(Step.Hold.FOR_EVER);
    }
}
