package com.nebengjek.servers;

/**
 * A server that runs.
 *
 * @param address how clients reach it
 * @param server  how to stop and restart it
 * @param origin  where it came from, in words
 */
public record Running<A>(A address, Server server, String origin) implements AutoCloseable {

    @Override
    public void close() {
        server.close();
    }
}
