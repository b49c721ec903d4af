package io.hamms.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fingerprints of a ClientHello by which servers recognize clients; GREASE values are left out. */
public final class Fingerprint {

    private static final int SERVER_NAME = 0x0000;
    private static final int ALPN = 0x0010;
    private static final int MOST = 99;

    /** The number of characters of a truncated hash. */
    private static final int TRUNCATED = 12;

    private Fingerprint() {}

    /** Returns the text whose hash is JA3: version, cipher suites, extensions, groups and point formats. */
    public static String ja3Text(ClientHello hello) {
        return hello.legacyVersion()
                + Stream.of(hello.cipherSuites(), hello.extensions(), hello.groups(), hello.pointFormats())
                        .map(numbers -> known(numbers).map(String::valueOf).collect(Collectors.joining("-")))
                        .collect(Collectors.joining(",", ",", ""));
    }

    /** Returns JA3, in hexadecimal digits. */
    public static String ja3(ClientHello hello) {
        return hash("MD5", ja3Text(hello));
    }

    /**
     * Returns JA4 over TCP: the newest version, whether there is a server name, the numbers of cipher suites and
     * extensions, and the first application protocol; then hashes of the sorted cipher suites, and of the sorted
     * extensions with the signature algorithms in the order sent.
     */
    public static String ja4(ClientHello hello) {
        List<String> ciphers = hex(known(hello.cipherSuites())).sorted().toList();
        List<String> extensions = hex(known(hello.extensions())
                        .filter(Predicate.not(type -> type == SERVER_NAME || type == ALPN)))
                .sorted()
                .toList();
        String algorithms = hex(known(hello.signatureAlgorithms())).collect(Collectors.joining(","));
        String described = String.join(",", extensions) + (algorithms.isEmpty() ? "" : "_" + algorithms);
        return "t" + version(hello)
                + (hello.extensions().contains(SERVER_NAME) ? "d" : "i")
                + count(ciphers.size())
                + count((int) known(hello.extensions()).count())
                + protocol(hello.alpn())
                + "_" + truncated(ciphers.isEmpty(), String.join(",", ciphers))
                + "_" + truncated(extensions.isEmpty(), described);
    }

    private static Stream<Integer> known(List<Integer> numbers) {
        return numbers.stream().filter(number -> !ClientHello.isGrease(number));
    }

    private static Stream<String> hex(Stream<Integer> numbers) {
        return numbers.map(number -> String.format(Locale.ROOT, "%04x", number));
    }

    private static String version(ClientHello hello) {
        int newest = known(hello.versions()).max(Integer::compare).orElse(0);
        return switch (newest) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            default -> "00";
        };
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%02d", Math.min(MOST, number));
    }

    /** Returns the first and the last character of the first protocol, or of its hexadecimal digits. */
    private static String protocol(List<String> protocols) {
        String first = protocols.isEmpty() ? "" : protocols.get(0);
        if (first.isEmpty()) {
            return "00";
        }
        boolean isPlain = isPlain(first.charAt(0)) && isPlain(first.charAt(first.length() - 1));
        String text = isPlain ? first : HexFormat.of().formatHex(first.getBytes(StandardCharsets.ISO_8859_1));
        return "" + text.charAt(0) + text.charAt(text.length() - 1);
    }

    private static boolean isPlain(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static String truncated(boolean isNone, String text) {
        return isNone ? "0".repeat(TRUNCATED) : hash("SHA-256", text).substring(0, TRUNCATED);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
