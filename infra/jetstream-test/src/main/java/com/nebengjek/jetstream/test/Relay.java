package com.nebengjek.jetstream.test;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between a process and one of its servers, and lets through what its fate permits. */
abstract class Relay implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Address server;
    private final ServerSocket entrance;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    Relay(Address server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Where the process finds it. */
    Address address() {
        return new Address("127.0.0.1", entrance.getLocalPort());
    }

    Relay open() {
        Thread.startVirtualThread(this::accept);
        return this;
    }

    private void accept() {
        try {
            while (true) {
                join(entrance.accept(), new Socket(server.host(), server.port()));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void join(Socket process, Socket upstream) throws IOException {
        sockets.add(process);
        sockets.add(upstream);
        process.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        InputStream asked = new BufferedInputStream(process.getInputStream(), BUFFER);
        InputStream answered = new BufferedInputStream(upstream.getInputStream(), BUFFER);
        OutputStream toServer = new BufferedOutputStream(upstream.getOutputStream(), BUFFER);
        OutputStream toProcess = new BufferedOutputStream(process.getOutputStream(), BUFFER);
        pump(() -> request(asked, toServer), process, upstream);
        pump(() -> response(answered, toProcess), process, upstream);
    }

    private interface Step {
        /** Relays one piece; false at the end. */
        boolean relay() throws IOException;
    }

    private static void pump(Step step, Socket process, Socket upstream) {
        Thread.startVirtualThread(() -> {
            try (process; upstream) {
                while (step.relay()) {}
            } catch (IOException broken) {
                // One side is gone; closing both tells the other.
            }
        });
    }

    /** Relays the next piece from the process; false when there is none any more. */
    abstract boolean request(InputStream process, OutputStream server) throws IOException;

    /** Relays the next piece from the server; false when there is none any more. */
    abstract boolean response(InputStream server, OutputStream process) throws IOException;

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
