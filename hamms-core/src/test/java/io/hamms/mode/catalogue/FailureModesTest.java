package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Effects;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.testing.OddModes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the port table: it is complete, and an offset that was released never changes its meaning. */
class FailureModesTest {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*");

    /** The offset of the control port. */
    private static final int CONTROL_PORT = 100;

    @Test
    void listsEveryModeThatIsCompiled() throws Exception {
        // First: a nested class may need its mode's constants.
        List<FailureMode> table = List.copyOf(FailureModes.ALL);

        assertThat(table).containsExactlyInAnyOrderElementsOf(compiledModes());
    }

    @Test
    void namesEveryModeOfTheTable() {
        assertThat(FailureModes.ALL)
                .allSatisfy(mode -> assertThat(ModesByName.named(mode.name())).isSameAs(mode));
        assertThat(ModesByName.named("odd")).isNull();
    }

    @Test
    void keepsTheRulesOfTheTable() {
        assertThat(problems(FailureModes.ALL)).isEmpty();
    }

    @Test
    void findsANameThatIsUsedTwice() {
        assertThat(problems(List.of(mode(50, "odd", Layer.CONNECT), mode(51, "odd", Layer.CONNECT))))
                .containsExactly("odd: the name is used twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Odd", "odd_one", "odd one", "-odd", "odd--one", "1-odd", ""})
    void findsANameThatIsNotKebabCase(String name) {
        assertThat(problems(List.of(mode(50, name, Layer.CONNECT)))).containsExactly(name + ": not kebab-case");
    }

    @Test
    void findsAnOffsetThatIsUsedTwiceOrOutOfOrder() {
        List<FailureMode> modes = List.of(
                mode(51, "one", Layer.CONNECT), mode(51, "two", Layer.CONNECT), mode(50, "three", Layer.CONNECT));

        assertThat(problems(modes))
                .containsExactly(
                        "two: offset 51 (expected: more than 51)", "three: offset 50 (expected: more than 51)");
    }

    @ParameterizedTest
    @CsvSource({
        "16, TLS", // the original's modes without TLS
        "28, TLS",
        "30, TIMING", // the modes with TLS
        "49, BODY",
        "72, TLS",
        "98, BASELINE", // by-path and healthy alone
        "99, BASELINE",
        "100, BASELINE", // the control port
        "110, BODY", // HTTP/2, WebSocket, server-sent events
        "169, BODY",
        "170, BODY", // ports of message brokers
        "179, BODY",
        "199, BODY"
    })
    void findsAnOffsetOutsideItsBlock(int offset, Layer layer) {
        assertThat(problems(List.of(mode(offset, "odd", layer))))
                .containsExactly("odd: offset " + offset + " is not in a block for " + layer.label());
    }

    @Test
    void letsAModeHaveNoPort() {
        assertThat(problems(List.of(
                        mode(50, "one", Layer.CONNECT),
                        OddModes.withoutPort("odd", Layer.CONNECT, ConnectionRefused.MODE.fault()),
                        mode(51, "two", Layer.CONNECT))))
                .isEmpty();
    }

    private static FailureMode mode(int offset, String name, Layer layer) {
        return OddModes.at(offset, name, layer, ConnectionRefused.MODE.fault());
    }

    private static boolean isOnlyNamedLike(Parameter<?> own, Parameter<?> effect) {
        return own.name().equals(effect.name())
                && (!own.type().equals(effect.type()) || !own.expected().equals(effect.expected()));
    }

    @Test
    void findsAParameterThatIsNamedLikeAUniversalOne() {
        assertThat(problems(List.of(FailureMode.withoutPort("odd", Layer.CONNECT)
                        .summary("is odd")
                        .wire("Nothing.")
                        .client("Nothing.")
                        .symptom(Symptom.STATUS)
                        .tryIt("curl -i {/}", "HTTP/1.1 500")
                        .parameters(Parameter.integer("cut", 0, 0, 9, "something else"))
                        .onGet(VerdictClass.REPORT.choice())
                        .fault(Healthy.MODE.fault()))))
                .containsExactly("odd: cut is not what the universal parameter is");
    }

    private static List<String> problems(List<FailureMode> modes) {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int before = -1;
        for (FailureMode mode : modes) {
            if (!names.add(mode.name())) {
                problems.add(mode + ": the name is used twice");
            }
            if (!KEBAB_CASE.matcher(mode.name()).matches()) {
                problems.add(mode + ": not kebab-case");
            }
            for (Parameter<?> own : mode.parameters()) {
                if (Effects.ALL.stream().anyMatch(effect -> isOnlyNamedLike(own, effect))) {
                    problems.add(mode + ": " + own.name() + " is not what the universal parameter is");
                }
            }
            if (!mode.hasPort()) {
                continue;
            }
            if (mode.offset() <= before) {
                problems.add(mode + ": offset " + mode.offset() + " (expected: more than " + before + ")");
            } else {
                before = mode.offset();
            }
            if (!isInItsBlock(mode)) {
                problems.add(mode + ": offset " + mode.offset() + " is not in a block for "
                        + mode.layer().label());
            }
        }
        return problems;
    }

    /** Returns whether an offset is in the block of such a mode: the blocks are a contract with users. */
    private static boolean isInItsBlock(FailureMode mode) {
        int offset = mode.offset();
        boolean isTls = mode.layer() == Layer.TLS;
        if (offset == CONTROL_PORT) {
            return false;
        } else if (offset == 98 || offset == 99) {
            return mode.name().equals(offset == 98 ? "by-path" : "healthy");
        } else if (isIn(offset, 30, 49)) {
            return isTls;
        } else if (isIn(offset, 0, 28) || isIn(offset, 50, 72)) {
            return !isTls;
        }
        return offset == 29 || isIn(offset, 73, 97) || isIn(offset, 101, 109) || isIn(offset, 180, 198);
    }

    private static boolean isIn(int offset, int first, int last) {
        return offset >= first && offset <= last;
    }

    /** Returns every public constant of type {@code FailureMode} in the classes below this package. */
    private static List<FailureMode> compiledModes()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path root = Path.of(FailureModes.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<FailureMode> modes = new ArrayList<>();
        for (String name : classNames(root)) {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (field.getType() == FailureMode.class
                        && Modifier.isStatic(field.getModifiers())
                        && Modifier.isPublic(field.getModifiers())) {
                    modes.add((FailureMode) field.get(null));
                }
            }
        }
        return modes;
    }

    private static List<String> classNames(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("io/hamms/mode"))) {
            return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .toList();
        }
    }
}
