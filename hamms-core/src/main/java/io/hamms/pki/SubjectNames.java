package io.hamms.pki;

import io.hamms.error.InvalidOptionException;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.util.NetUtil;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names and addresses of a server's certificates, in order.
 *
 * @param names host names, in ASCII and in lower case, and numeric addresses
 */
public record SubjectNames(Set<String> names) {

    /** The names of a server on this machine, for any client. */
    public static final SubjectNames LOCAL = of("localhost", "127.0.0.1", "::1");

    /** The name that no server has. */
    static final SubjectNames WRONG = of("wrong.example");

    private static final int MAX_LENGTH = 253;
    private static final int UTF8_STRING = 0x0c;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    /** Copies the names. */
    public SubjectNames {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    private static SubjectNames of(String... names) {
        return new SubjectNames(new LinkedHashSet<>(List.of(names)));
    }

    /**
     * Returns these names and another.
     *
     * @param name a host name or a numeric address
     * @throws InvalidOptionException if it is neither, or is the name in the certificate of {@code tls-wrong-host}
     */
    public SubjectNames and(String name) {
        Set<String> all = new LinkedHashSet<>(names);
        all.add(checked(name));
        return new SubjectNames(all);
    }

    private static String checked(String name) {
        if (isAddress(name)) {
            return NetUtil.toAddressString(NetUtil.createInetAddressFromIpAddressString(name));
        }
        String host = ascii(name);
        if (!isHost(host)) {
            throw new InvalidOptionException("tlsName", name, "a host name or an IP address");
        }
        if (WRONG.names.contains(host)) {
            throw new InvalidOptionException("tlsName", name, "another name; tls-wrong-host uses this one");
        }
        return host;
    }

    /** Returns whether a host, in lower case, is below one of these names, as {@code a.localhost} is. */
    boolean hasBelow(String host) {
        return isHost(host)
                && !names.contains(host)
                && names.stream().anyMatch(name -> !isAddress(name) && host.endsWith("." + name));
    }

    private static boolean isAddress(String name) {
        return NetUtil.isValidIpV4Address(name) || (NetUtil.isValidIpV6Address(name) && name.matches("[0-9a-fA-F:.]+"));
    }

    private static boolean isHost(String name) {
        return name.length() <= MAX_LENGTH && Syntax.HOST.matcher(name).matches();
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns the name for the subject's common name, which clients ignore. */
    String common() {
        return names.iterator().next();
    }

    /** Returns the common name, a NUL and another name as a UTF8String, in hexadecimal digits. */
    String commonBeforeNul() {
        byte[] text = (common() + '\0' + '.' + WRONG.common()).getBytes(StandardCharsets.US_ASCII);
        return '#' + HexFormat.of().formatHex(CertificateProfiles.der(UTF8_STRING, text));
    }

    /** Returns the names as the content of a GeneralNames (RFC 5280, section 4.2.1.6). */
    byte[] encoded() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            all.writeBytes(
                    isAddress(name)
                            ? CertificateProfiles.der(IP_ADDRESS, NetUtil.createByteArrayFromIpAddressString(name))
                            : CertificateProfiles.der(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return all.toByteArray();
    }

    CertificateBuilder addTo(CertificateBuilder builder) {
        for (String name : names) {
            if (isAddress(name)) {
                builder.addSanIpAddress(name);
            } else {
                builder.addSanDnsName(name);
            }
        }
        return builder;
    }

    /** Compiled for the first name that is not an address: the names of most servers are known. */
    private static final class Syntax {

        /** The preferred name syntax of RFC 1034, section 3.5, which RFC 5280, section 4.2.1.6, requires. */
        private static final Pattern HOST =
                Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

        private Syntax() {}
    }
}
