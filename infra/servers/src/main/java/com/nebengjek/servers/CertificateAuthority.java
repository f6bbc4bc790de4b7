package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs one certificate and is forgotten: its own key leaves the disk with the store that keytool made. The JDK can
 * write certificates in no other way.
 */
final class CertificateAuthority {

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    private static final String PASSWORD = "nebengjek";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path store;

    private CertificateAuthority(Path store) {
        this.store = store;
    }

    /**
     * Files with a new authority's certificate, and a server's certificate and key; what was there goes.
     *
     * @param hosts names and addresses at which clients reach the server
     */
    static TlsFiles issue(Path directory, List<String> hosts) {
        Directories.delete(directory);
        Directories.create(directory);
        CertificateAuthority authority = new CertificateAuthority(directory.resolve("store.p12"));
        try {
            authority.keytool("-alias", AUTHORITY, "-dname", "CN=NebengJek local authority", "-ext", "bc:critical=ca:true");
            authority.keytool("-alias", SERVER, "-dname", "CN=nats", "-signer", AUTHORITY, "-ext", "san=" + names(hosts));
            return authority.write(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write certificates to " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificates in " + directory + " cannot be read", e);
        }
    }

    private static String names(List<String> hosts) {
        return hosts.stream()
                .map(host -> (host.matches("[0-9.]+") ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
    }

    private void keytool(String... options) {
        String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> words = Stream.concat(
                        Stream.of(
                                program, "-J-XX:TieredStopAtLevel=1", "-genkeypair",
                                "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "365",
                                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD),
                        Stream.of(options))
                .toList();
        Command.Outcome outcome = new Command(words, LIMIT).run();
        if (!outcome.good()) {
            throw new ServersUnavailable("keytool could not make certificates:\n" + outcome.output());
        }
    }

    private TlsFiles write(Path directory) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.delete(store);
        return new TlsFiles(
                pem(directory.resolve("ca.pem"), "CERTIFICATE", keys.getCertificate(AUTHORITY).getEncoded()),
                pem(directory.resolve("server.pem"), "CERTIFICATE", keys.getCertificate(SERVER).getEncoded()),
                pem(ownersOnly(directory.resolve("server.key")), "PRIVATE KEY",
                        keys.getKey(SERVER, PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path ownersOnly(Path file) throws IOException {
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        return Files.writeString(
                file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, LINES.encodeToString(content)));
    }
}
