package io.hamms.pki;

import io.hamms.error.InvalidOptionException;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with the key and the certificate of a CA, readable only by its owner. */
final class AuthorityFile {

    private static final int MAX_LENGTH = 64 * 1024;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private final Owner self;
    private final boolean isPosix;

    AuthorityFile(Path file) {
        this(file, AuthorityFile::ownUid);
    }

    /** Creates one for the user of this process. */
    AuthorityFile(Path file, Owner self) {
        this.file = file.toAbsolutePath();
        this.self = self;
        this.isPosix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** A user of this machine. */
    interface Owner {

        Object uid() throws IOException;
    }

    /**
     * Returns the CA in the file; creates both if the file does not exist.
     *
     * @throws InvalidOptionException if the file cannot be used
     */
    X509Bundle readOrCreate() {
        try {
            try {
                return read();
            } catch (NoSuchFileException e) {
                create();
                return read();
            }
        } catch (NoSuchFileException e) {
            throw refused("a file in an existing directory", e);
        } catch (IOException e) {
            throw refused("a readable and writable file: " + e.getMessage(), e);
        }
    }

    private X509Bundle read() throws IOException {
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw refused("a file", null);
        }
        if (Files.size(file) > MAX_LENGTH) {
            throw refused("at most " + MAX_LENGTH + " bytes", null);
        }
        checkOwner();
        try {
            return parsed(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused("a private key and the certificate of a CA, both in PEM: " + e.getMessage(), e);
        }
    }

    /** A user who can read or write the key can impersonate any server to clients that trust the CA. */
    private void checkOwner() throws IOException {
        if (!isPosix) {
            return;
        }
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (granted.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw refused(
                    "accessible only to its owner, mode 600; it has" + " " + PosixFilePermissions.toString(granted),
                    null);
        }
        Object owner = Files.getAttribute(file, "unix:uid");
        Object own = self.uid();
        if (!owner.equals(own)) {
            throw refused("a file owned by " + own + "; its owner is " + owner, null);
        }
    }

    /** Returns the owner of files that this process creates; Java has no more direct way. */
    private static Object ownUid() throws IOException {
        Path probe = Files.createTempFile("hamms", null);
        try {
            return Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }

    private static X509Bundle parsed(String text) throws GeneralSecurityException {
        X509Certificate certificate = Pem.certificate(text);
        PublicKey publicKey = certificate.getPublicKey();
        KeyPair keys = new KeyPair(publicKey, Pem.privateKey(text, publicKey.getAlgorithm()));
        Pem.checkPair(keys);
        if (certificate.getBasicConstraints() < 0) {
            throw new IllegalArgumentException("the certificate is not a CA's");
        }
        certificate.checkValidity();
        return X509Bundle.fromRootCertificateAuthority(certificate, keys);
    }

    /** Creates the file atomically: of several processes, one wins, and all read its file. */
    private void create() throws IOException {
        X509Bundle made = CertificateProfiles.root(TestAuthority.SUBJECT, Instant.now());
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), null, ownerOnly());
        try {
            Files.writeString(draft, made.getCertificatePEM() + made.getPrivateKeyPEM(), StandardCharsets.US_ASCII);
            link(draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void link(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // The file system has no hard links.
            Files.move(draft, file);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private InvalidOptionException refused(String expected, @Nullable Exception cause) {
        return new InvalidOptionException("caFile", file, expected, cause);
    }
}
