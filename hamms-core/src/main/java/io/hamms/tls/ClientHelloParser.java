package io.hamms.tls;

import io.netty.buffer.ByteBuf;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of a ClientHello (RFC 8446, section 4.1.2). */
final class ClientHelloParser {

    private static final int RANDOM_LENGTH = 32;
    private static final int HOST_NAME = 0;

    /** The extensions that are read (RFC 8446, section 4.2, and RFC 6066, section 3; RFC 7301, section 3.1). */
    private static final int SERVER_NAME = 0;

    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    private List<Integer> versions = List.of();
    private final List<Integer> extensions = new ArrayList<>();
    private List<Integer> groups = List.of();
    private List<Integer> signatures = List.of();
    private List<Integer> formats = List.of();
    private final List<String> protocols = new ArrayList<>();
    private @Nullable String serverName;
    private final Set<TlsViolation> violations = EnumSet.noneOf(TlsViolation.class);

    private ClientHelloParser() {}

    /** Returns the ClientHello; null if a length in it exceeds what surrounds it. */
    static @Nullable ClientHello parse(ByteBuf body) {
        try {
            return new ClientHelloParser().read(body);
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private ClientHello read(ByteBuf body) {
        int legacyVersion = body.readUnsignedShort();
        body.skipBytes(RANDOM_LENGTH);
        body.skipBytes(body.readUnsignedByte());
        List<Integer> suites = shorts(body.readSlice(body.readUnsignedShort()));
        body.skipBytes(body.readUnsignedByte());
        ByteBuf all = body.isReadable() ? body.readSlice(body.readUnsignedShort()) : body;
        while (all.isReadable()) {
            int type = all.readUnsignedShort();
            extensions.add(type);
            extension(type, all.readSlice(all.readUnsignedShort()));
        }
        List<Integer> offered = versions.isEmpty() ? List.of(legacyVersion) : versions;
        if (offered.stream().anyMatch(version -> version < ClientHello.OLDEST_ALLOWED)) {
            violations.add(TlsViolation.OLD_TLS_VERSION);
        }
        return new ClientHello(
                legacyVersion,
                versions,
                suites,
                extensions,
                groups,
                signatures,
                formats,
                protocols,
                serverName,
                List.copyOf(violations));
    }

    private void extension(int type, ByteBuf content) {
        switch (type) {
            case SERVER_NAME -> serverName(content);
            case SUPPORTED_GROUPS -> groups = shorts(content.readSlice(content.readUnsignedShort()));
            case POINT_FORMATS -> formats = bytes(content.readSlice(content.readUnsignedByte()));
            case SIGNATURE_ALGORITHMS -> signatures = shorts(content.readSlice(content.readUnsignedShort()));
            case ALPN -> protocols(content);
            case SUPPORTED_VERSIONS -> versions = shorts(content.readSlice(content.readUnsignedByte()));
            default -> {}
        }
    }

    private void serverName(ByteBuf content) {
        ByteBuf names = content.readSlice(content.readUnsignedShort());
        while (names.isReadable() && serverName == null) {
            int type = names.readUnsignedByte();
            ByteBuf name = names.readSlice(names.readUnsignedShort());
            if (type == HOST_NAME) {
                serverName = name.toString(StandardCharsets.ISO_8859_1);
                checkName(serverName);
            }
        }
    }

    /** RFC 6066, section 3. */
    private void checkName(String name) {
        if (name.isEmpty()
                || name.endsWith(".")
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name)) {
            violations.add(TlsViolation.INVALID_SERVER_NAME);
        }
    }

    /** RFC 7301, section 3.1. A list that ends too soon is wrong, but the rest of the message can be read. */
    private void protocols(ByteBuf content) {
        boolean isRight = content.readableBytes() > 2 && content.readUnsignedShort() == content.readableBytes();
        while (isRight && content.isReadable()) {
            int length = content.readUnsignedByte();
            isRight = length > 0 && length <= content.readableBytes();
            if (isRight) {
                protocols.add(content.readSlice(length).toString(StandardCharsets.ISO_8859_1));
            }
        }
        if (!isRight) {
            violations.add(TlsViolation.INVALID_ALPN);
        }
    }

    private static List<Integer> shorts(ByteBuf list) {
        List<Integer> numbers = new ArrayList<>(list.readableBytes() / 2);
        while (list.isReadable()) {
            numbers.add(list.readUnsignedShort());
        }
        return numbers;
    }

    private static List<Integer> bytes(ByteBuf list) {
        List<Integer> numbers = new ArrayList<>(list.readableBytes());
        while (list.isReadable()) {
            numbers.add((int) list.readUnsignedByte());
        }
        return numbers;
    }
}
