package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyboardTest {

    private static List<Keyboard.Key> keys(String typed) throws InterruptedException {
        BlockingQueue<Keyboard.Key> keys = new LinkedBlockingQueue<>();
        new Keyboard(new ByteArrayInputStream((typed + "q").getBytes(StandardCharsets.US_ASCII)), () -> {})
                .listen(keys::add);
        return Stream.generate(() -> next(keys))
                .takeWhile(key -> key != Keyboard.Key.QUIT)
                .toList();
    }

    private static Keyboard.Key next(BlockingQueue<Keyboard.Key> keys) {
        try {
            Keyboard.Key key = keys.poll(1, TimeUnit.MINUTES);
            return key == null ? Keyboard.Key.QUIT : key;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s, SORT",
        "ESC[A, UP",
        "ESCOA, UP",
        "k, UP",
        "ESC[B, DOWN",
        "ESCOB, DOWN",
        "jj, DOWN DOWN",
        "ESC[5~, PAGE_UP",
        "ESC[6~f, PAGE_DOWN PAGE_DOWN",
        "ESC[1;5A, UP",
        "ESC[15~s, SORT",
        "ESCs, SORT",
        "xyz, ''",
    })
    void readsKeysAndTheirSequences(String typed, String expected) throws InterruptedException {
        assertThat(keys(typed.replace("ESC", "\u001b")))
                .isEqualTo(Arrays.stream(expected.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(Keyboard.Key::valueOf)
                        .toList());
    }

    @Test
    void restoresTheTerminalOnce() {
        AtomicInteger restored = new AtomicInteger();
        Keyboard keyboard = new Keyboard(new ByteArrayInputStream(new byte[0]), restored::incrementAndGet);
        keyboard.close();
        keyboard.close();
        assertThat(restored).hasValue(1);
    }
}
