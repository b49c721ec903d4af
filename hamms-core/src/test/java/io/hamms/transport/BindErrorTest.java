package io.hamms.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.ChannelException;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindErrorTest {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5500);

    @ParameterizedTest
    @CsvSource({"98, TAKEN", "99, NOT_LOCAL", "13, NOT_PERMITTED", "24, TOO_MANY_FILES", "105, OTHER"})
    void readsTheNumberOfANativeTransport(int number, BindError error) {
        assumeTrue(Transport.best() != Transport.NIO, "no native transport");
        Throwable failure = new NativeIoException("bind", -number);

        assertThat(BindError.of(failure, HERE)).isEqualTo(error);
        assertThat(BindError.of(new ChannelException(failure), HERE)).isEqualTo(error);
    }

    /** The messages are in another language: none of them is parsed. */
    @Test
    void asksTheKernelAgainIfTheJdkGivesNoErrno() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress here = (InetSocketAddress) taken.getLocalSocketAddress();

            assertThat(BindError.of(new BindException("Die Adresse wird bereits verwendet"), here))
                    .isEqualTo(BindError.TAKEN);
        }
        assertThat(BindError.of(new BindException("?"), new InetSocketAddress("192.0.2.1", 5500)))
                .isEqualTo(BindError.NOT_LOCAL);
        assertThat(BindError.of(new SocketException("?"), HERE)).isEqualTo(BindError.OTHER);
        assertThat(BindError.of(new IOException("?"), HERE)).isEqualTo(BindError.OTHER);
    }

    @Test
    void describesTheErrorAsTheSystemDoes() {
        Throwable failure = new ChannelException(new IOException("No buffer space available"));

        assertThat(BindError.TAKEN.text(failure)).isEqualTo("Address already in use");
        assertThat(BindError.OTHER.text(failure)).isEqualTo("No buffer space available");
    }
}
