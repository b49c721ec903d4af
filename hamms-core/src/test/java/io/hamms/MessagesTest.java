package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * An exception's message is for people; programs use its type and its data. Each method that reads a message is listed
 * here with its reason, so that a new one is reviewed.
 */
class MessagesTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final Set<String> READING = Set.of("getMessage", "getLocalizedMessage", "getOriginalMessage");

    /** The methods that show or log a message. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("AuditCommand.call", "our own, why a client cannot be judged"),
            Map.entry("AuthorityFile.read", "why the file is not PEM, after the expected form"),
            Map.entry("AuthorityFile.readOrCreate", "the system's error for the file"),
            Map.entry("BindError.text", "the system's error, if it is not a known one"),
            Map.entry("CaCommand.client", "the system's error for the connection"),
            Map.entry("CheckedOutput.failure", "the system's error for the output"),
            Map.entry("ConnectionLimiter.exceptionCaught", "logged"),
            Map.entry("JsonBody.malformed", "Jackson's error for the text, on one line"),
            Map.entry("Libraries.check", "the name of the class that is missing"),
            Map.entry("ProblemException.answer", "our own, as the detail of the document"),
            Map.entry("ProgramVersion.reason", "the system's error for a program that cannot be started"),
            Map.entry("Refusals.of", "our own, in the answer"),
            Map.entry("UsageException.complaint", "our own, on one line"),
            Map.entry("UsageException.of", "picocli's, where it has no data"));

    /** The methods that parse an error text, because the exception carries nothing else. */
    private static final Map<String, String> PARSED = Map.of(
            "CheckedOutput.hasNoReader",
                    "EPIPE, beside the link of the descriptor: the JDK's IOException has no number",
            "Ending.of", "EPIPE or ECONNRESET: the JDK's IOException has no number",
            "StartFailure.adviceOn", "EMFILE, EACCES, no thread: what the JDK throws has no number",
            "StartFailure.of", "shown, without the name of the system call that Netty's JNI code puts in front",
            "TlsAlerts.in", "the alert: SSLException has no number, neither BoringSSL's nor the JDK's");

    @Test
    void areReadByTheseMethodsAlone() throws IOException {
        Set<String> reviewed = new TreeSet<>(SHOWN.keySet());
        reviewed.addAll(PARSED.keySet());
        assertThat(readers()).isEqualTo(reviewed);
    }

    private static Set<String> readers() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> readers = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName();
                String type = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
                new Readers(type).scan(unit, readers);
            }
        }
        return readers;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("hamms-core/src/main/java", "hamms-cli/src/main/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Collects the methods that call or reference one of those methods. */
    private static final class Readers extends TreeScanner<Void, Set<String>> {

        private final String type;
        private String method = "";

        Readers(String type) {
            this.type = type;
        }

        @Override
        public Void visitMethod(MethodTree tree, Set<String> readers) {
            String outer = method;
            method = tree.getName().toString();
            super.visitMethod(tree, readers);
            method = outer;
            return null;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Set<String> readers) {
            add(tree.getIdentifier(), readers);
            return super.visitMemberSelect(tree, readers);
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Set<String> readers) {
            add(tree.getName(), readers);
            return super.visitIdentifier(tree, readers);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree tree, Set<String> readers) {
            add(tree.getName(), readers);
            return super.visitMemberReference(tree, readers);
        }

        private void add(Name name, Set<String> readers) {
            if (READING.contains(name.toString())) {
                readers.add(type + "." + method);
            }
        }
    }
}
