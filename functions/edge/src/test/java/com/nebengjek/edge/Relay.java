package com.nebengjek.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A network between the edge and NATS that can be held up, cut and mended. */
final class Relay implements AutoCloseable {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final URI target;
    private final Semaphore gate = new Semaphore(1, true);
    private volatile boolean cut;

    Relay(String natsUrl) throws IOException {
        target = URI.create(natsUrl);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "nats://%s@127.0.0.1:%d".formatted(target.getUserInfo(), server.getLocalPort());
    }

    /** Lets nothing pass for now. */
    void hold() {
        gate.acquireUninterruptibly();
    }

    /** Whether something waits to pass. */
    boolean holds() {
        return gate.hasQueuedThreads();
    }

    void release() {
        gate.release();
    }

    void cut() {
        cut = true;
        sockets.forEach(Relay::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (cut) {
                    client.close();
                } else {
                    join(client, new Socket(target.getHost(), target.getPort()));
                }
            }
        } catch (IOException closed) {
            sockets.forEach(Relay::closeQuietly);
        }
    }

    private void join(Socket client, Socket nats) {
        sockets.add(client);
        sockets.add(nats);
        Thread.ofVirtual().start(() -> pump(client, nats));
        Thread.ofVirtual().start(() -> pump(nats, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try {
            for (int read = from.getInputStream().read(bytes); read >= 0; read = from.getInputStream().read(bytes)) {
                gate.acquireUninterruptibly();
                gate.release();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // the other direction ends as well
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        server.close();
    }
}
