package io.hamms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, 192.0.2.1",
        "::1, [::1], [::1]",
        "2001:DB8:0:0:1:0:0:1, [2001:db8::1:0:0:1], [2001:db8::1:0:0:1]",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1], [2001:db8:0:1:1:1:1:1]",
        "fe80::1%1, [fe80::1], [fe80::1]",
        "0.0.0.0, 0.0.0.0, 127.0.0.1",
        "::, [::], [::1]"
    })
    void standInAUri(String address, String host, String reachable) throws IOException {
        InetAddress parsed = InetAddress.getByName(address);

        assertThat(Addresses.host(parsed)).isEqualTo(host);
        assertThat(Addresses.reachableHost(parsed)).isEqualTo(reachable);
        assertThat(Addresses.client(new InetSocketAddress(parsed, 80))).isEqualTo(host + ":80");
        assertThat(Addresses.client(null)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "[0:0:0:0:0:0:0:1]:80, [::1]:80",
        "[2001:DB8::0:1], [2001:db8::1]",
        "[::1]:80, [::1]:80",
        "[::1, [::1",
        "[x]:80, [x]:80",
        "localhost:80, localhost:80"
    })
    void areTheSameInEveryForm(String typed, String canonical) {
        assertThat(Addresses.canonical(typed)).isEqualTo(canonical);
    }

    @Test
    void areWrittenInOnePlace() throws IOException {
        Path root = Path.of(System.getProperty("hamms.root", ".."));
        for (String module : new String[] {"hamms-core", "hamms-cli"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (!file.endsWith("Addresses.java")) {
                        assertThat(Files.readString(file))
                                .as("%s", file)
                                .doesNotContainPattern("getHostAddress\\(|65_535");
                    }
                }
            }
        }
    }
}
