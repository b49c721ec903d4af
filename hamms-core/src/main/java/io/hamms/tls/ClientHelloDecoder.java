package io.hamms.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a ClientHello in the bytes that a client sends first: a handshake message of at most 16 KiB in one or more
 * records (RFC 8446, section 5.1). It reads without consuming, and keeps only the message.
 */
public final class ClientHelloDecoder {

    /** The limit of the message, with its header. */
    public static final int MAX_LENGTH = 16 * 1024;

    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int CONTENT_TYPE_HANDSHAKE = 22;
    private static final int MAJOR_VERSION = 3;
    private static final int MAX_FRAGMENT = 1 << 14;
    private static final int CLIENT_HELLO = 1;

    private final byte[] header = new byte[RECORD_HEADER];
    private int headerLength;
    private int left;
    private byte[] message = new byte[0];
    private int length;
    private boolean isOver;
    private @Nullable ClientHello hello;

    /** Starts at the first byte that a client sends. */
    public ClientHelloDecoder() {}

    /** Reads the next bytes; returns whether it needs no more, because the message is complete or is none. */
    public boolean decode(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (!isOver && at < bytes.writerIndex()) {
            if (left == 0) {
                header[headerLength++] = bytes.getByte(at++);
                startRecord();
            } else {
                int some = Math.min(left, bytes.writerIndex() - at);
                append(bytes, at, some);
                at += some;
                left -= some;
            }
        }
        return isOver;
    }

    private void startRecord() {
        if (headerLength == RECORD_HEADER) {
            headerLength = 0;
            left = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
            // A fragment of a handshake message is never empty.
            isOver = header[0] != CONTENT_TYPE_HANDSHAKE
                    || header[1] != MAJOR_VERSION
                    || left == 0
                    || left > MAX_FRAGMENT;
        }
    }

    private void append(ByteBuf bytes, int at, int some) {
        int fitting = Math.min(some, MAX_LENGTH - length);
        if (length + fitting > message.length) {
            message = Arrays.copyOf(message, Math.max(length + fitting, Math.min(MAX_LENGTH, 2 * length)));
        }
        bytes.getBytes(at, message, length, fitting);
        length += fitting;
        if (message[0] != CLIENT_HELLO) {
            isOver = true;
        } else if (length >= MESSAGE_HEADER) {
            int whole = MESSAGE_HEADER + Unpooled.wrappedBuffer(message).getUnsignedMedium(1);
            if (length >= whole) {
                hello = ClientHelloParser.parse(
                        Unpooled.wrappedBuffer(message, MESSAGE_HEADER, whole - MESSAGE_HEADER));
            }
            isOver = length >= whole || whole > MAX_LENGTH;
        }
    }

    /** Returns how many bytes it holds. */
    public int held() {
        return message.length;
    }

    /** Returns the ClientHello; null if it is incomplete, or what came is none. */
    public @Nullable ClientHello hello() {
        return hello;
    }
}
