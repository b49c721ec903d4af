package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.handler.LastUsed;
import io.netty.buffer.ByteBuf;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every field that can grow has a bound in bytes. Each field whose type can grow is listed in {@code growth.txt}, with
 * the class or the constant that bounds it and the resulting size; a new field fails here until its bound is listed.
 */
class GrowthTest {

    private static final Pattern PACKAGES =
            Pattern.compile("io\\.hamms(\\.(fault|handler|http|mode|journal|control|server|timer|tls)(\\..*)?)?");

    /** The types that can grow, including executors and event loops for their task queues. */
    private static final List<Class<?>> GROWING = List.of(
            Map.class,
            Iterable.class,
            Appendable.class,
            OutputStream.class,
            ByteBuf.class,
            BitSet.class,
            Executor.class,
            LastUsed.class);

    private static final List<Class<?>> CLASSES = classes();

    /** A field's bound: the class or constant that enforces it, and the resulting size. */
    private record Bound(String holder, String words) {}

    @Test
    void everyFieldThatCanGrowIsListedWithItsBound() throws IOException {
        Set<String> fields = growing().map(GrowthTest::name).collect(Collectors.toSet());
        assertThat(bounds().keySet()).as("growth.txt").containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyBoundNamesAClassOrConstantThatExists() throws IOException {
        Set<String> holders = CLASSES.stream().flatMap(GrowthTest::holders).collect(Collectors.toSet());
        bounds().forEach((field, bound) -> {
            assertThat(holders).as(field).contains(bound.holder());
            assertThat(bound.words()).as(field).isNotBlank();
        });
    }

    private static List<Class<?>> classes() {
        try {
            URI compiled = HammsNettyServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            try (Stream<Path> files = Files.walk(Path.of(compiled))) {
                List<Class<?>> classes = new ArrayList<>();
                for (Path file : files.map(Path.of(compiled)::relativize).toList()) {
                    String name = file.toString().replace(File.separatorChar, '.');
                    if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                        classes.add(Class.forName(
                                name.replaceFirst("\\.class$", ""), false, GrowthTest.class.getClassLoader()));
                    }
                }
                return classes;
            }
        } catch (URISyntaxException | IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Field> growing() {
        return CLASSES.stream()
                .filter(type -> PACKAGES.matcher(type.getPackageName()).matches())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !field.isSynthetic() && canGrow(field) && !isConstant(field));
    }

    private static boolean canGrow(Field field) {
        Class<?> type = field.getType();
        boolean isLink = type == field.getDeclaringClass() && !Modifier.isStatic(field.getModifiers());
        return isLink || type.isArray() || GROWING.stream().anyMatch(growing -> growing.isAssignableFrom(type));
    }

    /** Returns whether the field never changes; for an array, whether its length never changes. */
    private static boolean isConstant(Field field) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
            return false;
        }
        try {
            field.setAccessible(true);
            Class<?> type = field.get(null).getClass();
            return type.isArray()
                    || type.getName().startsWith("java.util.ImmutableCollections$")
                    || type.getName().startsWith("java.util.Collections$Unmodifiable");
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> holders(Class<?> type) {
        Stream<Member> members =
                Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
        return Stream.concat(Stream.of(name(type)), members.map(GrowthTest::name));
    }

    private static String name(Member member) {
        return name(member.getDeclaringClass()) + "." + member.getName();
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** Returns the list's lines: the field, the holder of its bound, and a description, separated by colons. */
    private static Map<String, Bound> bounds() throws IOException {
        Map<String, Bound> bounds = new TreeMap<>();
        String text;
        try (var in = GrowthTest.class.getResourceAsStream("/growth.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(": *", 3);
                assertThat(parts).as(line).hasSize(3);
                assertThat(bounds.put(parts[0], new Bound(parts[1], parts[2])))
                        .as(line)
                        .isNull();
            }
        }
        return bounds;
    }
}
