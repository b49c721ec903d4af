package io.hamms.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of the publications of JA3 and JA4. */
class FingerprintTest {

    private static List<Integer> hex(String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(text -> Integer.parseInt(text, 16))
                .toList();
    }

    private static ClientHello hello(
            int version,
            List<Integer> versions,
            List<Integer> ciphers,
            List<Integer> extensions,
            List<Integer> groups,
            List<Integer> algorithms,
            List<Integer> formats,
            List<String> alpn,
            @Nullable String name) {
        return new ClientHello(
                version, versions, ciphers, extensions, groups, algorithms, formats, alpn, name, List.of());
    }

    @Test
    void ja3() {
        ClientHello hello = hello(
                769,
                List.of(),
                List.of(47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4),
                List.of(0, 10, 11),
                List.of(23, 24, 25),
                List.of(),
                List.of(0),
                List.of(),
                "h");
        assertThat(Fingerprint.ja3Text(hello))
                .isEqualTo("769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0");
        assertThat(Fingerprint.ja3(hello)).isEqualTo("ada70206e40642a3e4461f35503241d5");
    }

    @Test
    void ja3WithoutExtensions() {
        List<Integer> none = List.of();
        List<Integer> ciphers = List.of(0x0a0a, 4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99);
        ClientHello hello = hello(769, none, ciphers, none, none, none, none, List.of(), null);
        assertThat(Fingerprint.ja3(hello)).isEqualTo("de350869b8c85de67a350c8d186f11e6");
        assertThat(Fingerprint.ja4(hello)).startsWith("t10i110000_").endsWith("_000000000000");
    }

    @Test
    void ja4() {
        ClientHello hello = hello(
                0x0303,
                hex("2a2a,0304,0303"),
                hex("9a9a,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035"),
                hex("6a6a,0000,0017,ff01,000a,000b,0023,0010,0005,000d,0012,0033,002d,002b,001b,4469,1a1a,0015"),
                List.of(),
                hex("0403,0804,0401,0503,0805,0501,0806,0601"),
                List.of(),
                List.of("h2", "http/1.1"),
                "example.com");
        assertThat(Fingerprint.ja4(hello)).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }
}
