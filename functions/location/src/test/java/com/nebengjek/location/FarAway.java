package com.nebengjek.location;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server moved far away: whatever is said to it or by it arrives later, in order and at full bandwidth. */
final class FarAway implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService wire = Executors.newSingleThreadScheduledExecutor();
    private final InetSocketAddress server;
    private final Duration oneWay;

    FarAway(InetSocketAddress server, Duration oneWay) throws IOException {
        this.server = server;
        this.oneWay = oneWay;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Socket there = new Socket(server.getAddress(), server.getPort());
                Thread.ofVirtual().start(() -> carry(here, there));
                Thread.ofVirtual().start(() -> carry(there, here));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to) {
            byte[] buffer = new byte[65_536];
            for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                byte[] said = Arrays.copyOf(buffer, read);
                OutputStream ear = to.getOutputStream();
                wire.schedule(() -> hear(ear, said), oneWay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (IOException closed) {
            // The other side has hung up, and so does this one.
        }
    }

    private static void hear(OutputStream ear, byte[] said) {
        try {
            ear.write(said);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        wire.shutdownNow();
    }
}
