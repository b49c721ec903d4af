package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The budgets for files, methods and lines. */
class StyleTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final List<String> MAIN = List.of("hamms-core/src/main/java", "hamms-cli/src/main/java");

    /** A program that prints and waits; the other rules apply to it, too. */
    private static final List<String> BENCHMARK = List.of("hamms-cli/src/bench/java");

    private static final Pattern LEFTOVER = Pattern.compile(
            "System\\.(out|err)|printStackTrace|Thread\\.sleep|TODO|FIXME|@author|getBytes\\(\\)|catch \\(Throwable");

    /** Matches the declaration of a mode. */
    private static final Pattern MODE = Pattern.compile("FailureMode\\s*\\.(at|withoutPort)\\(");

    /** The lines of a mode without its imports. */
    private static final int MODE_BUDGET = 80;

    private static final int METHOD_BUDGET = 40;

    @Test
    void keepsFilesAndLinesShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            boolean isMode = MODE.matcher(Files.readString(file)).find();
            long length = isMode
                    ? lines.stream().filter(line -> !line.startsWith("import ")).count()
                    : lines.size();
            int budget = isMode ? MODE_BUDGET : 250;
            if (length > budget) {
                tooLong.add(file + ": " + length + " lines (expected: at most " + budget + ")");
            }
            lines.stream().filter(line -> line.length() > 120).forEach(line -> tooLong.add(file + ": " + line));
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void keepsMethodsShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLengths(unit, positions).scan(unit, tooLong);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** Collects the methods that are over the budget in lines, from the signature to the last brace. */
    private static final class MethodLengths extends TreeScanner<Void, List<String>> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        MethodLengths(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, List<String> tooLong) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(Math.max(0, positions.getEndPosition(unit, method)));
            if (last - first + 1 > METHOD_BUDGET) {
                tooLong.add(unit.getSourceFile().getName() + ": " + method.getName() + ": " + (last - first + 1)
                        + " lines (expected: at most " + METHOD_BUDGET + ")");
            }
            return super.visitMethod(method, tooLong);
        }
    }

    @Test
    void hasNoPrintsSleepsOrOpenTasks() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            for (String line : Files.readAllLines(file)) {
                if (LEFTOVER.matcher(line).find()) {
                    found.add(file + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void describesEveryPackage() throws IOException {
        assertThat(sources().stream().map(Path::getParent).distinct())
                .filteredOn(folder -> folder.toString().contains("/io/hamms"))
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = sources(MAIN);
        all.addAll(sources(BENCHMARK));
        return all;
    }

    private static List<Path> sources(List<String> folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
