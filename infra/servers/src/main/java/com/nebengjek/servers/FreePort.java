package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** A port of this machine that nobody listens on. */
public final class FreePort {

    /** Below the ports that systems hand to outgoing connections: none of those takes it before its server does. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    /** Its byte of a port's number is locked by the process that was given the port, until that ends. */
    private static final FileChannel GIVEN = given();

    private FreePort() {}

    /**
     * A port that was free a moment ago, and that neither this program nor another one of the same user is given while
     * this one lives: its server may come late, and be killed and started again.
     */
    public static int next() {
        return ThreadLocalRandom.current()
                .ints(TRIES, FIRST, LAST)
                .filter(FreePort::claimed)
                .filter(FreePort::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No free port found in " + TRIES + " tries between " + FIRST + " and " + LAST));
    }

    private static boolean claimed(int port) {
        try {
            return GIVEN.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException givenHere) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static FileChannel given() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "nebengjek.ports." + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be opened: by it programs tell each other which ports they use", e);
        }
    }
}
