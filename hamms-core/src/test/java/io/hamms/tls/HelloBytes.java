package io.hamms.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes a ClientHello by hand (RFC 8446, section 4.1.2). */
public final class HelloBytes {

    private int legacyVersion = 0x0303;
    private int[] suites = {0x1301, 0xc02f};
    private final List<ByteBuf> extensions = new ArrayList<>();

    private HelloBytes() {}

    public static HelloBytes make() {
        return new HelloBytes();
    }

    public HelloBytes legacyVersion(int version) {
        legacyVersion = version;
        return this;
    }

    public HelloBytes suites(int... numbers) {
        suites = numbers.clone();
        return this;
    }

    public HelloBytes extension(int type, ByteBuf content) {
        extensions.add(Unpooled.buffer()
                .writeShort(type)
                .writeShort(content.readableBytes())
                .writeBytes(content));
        return this;
    }

    public HelloBytes versions(int... versions) {
        return extension(43, Unpooled.buffer().writeByte(2 * versions.length).writeBytes(shorts(versions)));
    }

    public HelloBytes serverName(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        return extension(
                0,
                Unpooled.buffer()
                        .writeShort(text.length + 3)
                        .writeByte(0)
                        .writeShort(text.length)
                        .writeBytes(text));
    }

    public HelloBytes alpn(String... names) {
        ByteBuf list = Unpooled.buffer();
        for (String name : names) {
            list.writeByte(name.length()).writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        }
        return extension(16, Unpooled.buffer().writeShort(list.readableBytes()).writeBytes(list));
    }

    /** Adds an extension with a list of 16-bit numbers. */
    public HelloBytes numbers(int type, int... numbers) {
        return extension(type, Unpooled.buffer().writeShort(2 * numbers.length).writeBytes(shorts(numbers)));
    }

    static ByteBuf shorts(int... numbers) {
        ByteBuf list = Unpooled.buffer();
        for (int number : numbers) {
            list.writeShort(number);
        }
        return list;
    }

    /** Returns the handshake message. */
    public byte[] message() {
        ByteBuf body = Unpooled.buffer().writeShort(legacyVersion).writeZero(32);
        body.writeByte(1).writeByte(7);
        body.writeShort(2 * suites.length).writeBytes(shorts(suites));
        body.writeByte(1).writeByte(0);
        ByteBuf all = Unpooled.buffer();
        extensions.forEach(extension -> all.writeBytes(extension.duplicate()));
        if (all.isReadable()) {
            body.writeShort(all.readableBytes()).writeBytes(all);
        }
        return ByteBufUtil.getBytes(
                Unpooled.buffer().writeByte(1).writeMedium(body.readableBytes()).writeBytes(body));
    }

    /** Returns the message in one record. */
    public byte[] record() {
        return records(message(), 1 << 14);
    }

    /** Returns a message in records of at most so many bytes. */
    public static byte[] records(byte[] message, int size) {
        ByteBuf records = Unpooled.buffer();
        for (int i = 0; i < message.length; i += size) {
            int length = Math.min(size, message.length - i);
            records.writeByte(22).writeShort(0x0301).writeShort(length).writeBytes(message, i, length);
        }
        return ByteBufUtil.getBytes(records);
    }
}
