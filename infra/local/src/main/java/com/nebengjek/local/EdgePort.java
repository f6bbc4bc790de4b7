package com.nebengjek.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port for the edge. */
final class EdgePort {

    private EdgePort() {}

    /**
     * The port that is asked for, or a free one for 0.
     *
     * @throws IllegalStateException when somebody else listens there
     */
    static int choose(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress((InetAddress) null, port));
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "port %d is in use: give the edge another one with --port".formatted(port), taken);
        }
    }
}
