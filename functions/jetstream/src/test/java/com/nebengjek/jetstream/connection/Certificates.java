package com.nebengjek.jetstream.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority and what it signed, as PEM files, made by the JDK's keytool. */
final class Certificates {

    private static final String PASSWORD = "nebengjek";

    private final Path directory;
    private final Path store;

    /** @param directory empty, and the test's own */
    Certificates(Path directory) throws Exception {
        this.directory = directory;
        this.store = directory.resolve("keys.p12");
        make("ca", "-ext", "bc:c");
        write("ca");
    }

    Path authority() {
        return certificate("ca");
    }

    /** @param hosts such as {@code dns:localhost,ip:127.0.0.1} */
    void makeServer(String alias, String hosts) throws Exception {
        make(alias, "-signer", "ca", "-ext", "san=" + hosts);
        write(alias);
    }

    void makeClient(String alias) throws Exception {
        make(alias, "-signer", "ca", "-ext", "eku=clientAuth");
        write(alias);
    }

    Path certificate(String alias) {
        return directory.resolve(alias + ".pem");
    }

    Path key(String alias) {
        return directory.resolve(alias + "-key.pem");
    }

    private void make(String alias, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC", "-validity", "2",
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(directory.resolve("keytool.log")));
        }
    }

    private void write(String alias) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(
                certificate(alias), pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
        Files.writeString(
                key(alias),
                pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
    }
}
