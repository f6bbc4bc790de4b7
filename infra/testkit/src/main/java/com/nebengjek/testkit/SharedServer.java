package com.nebengjek.testkit;

import com.nebengjek.servers.Server;

/** A server that other classes use too. */
enum SharedServer implements Server {
    INSTANCE;

    @Override
    public void start() {
        throw refusal();
    }

    @Override
    public void stop() {
        throw refusal();
    }

    @Override
    public void kill() {
        throw refusal();
    }

    @Override
    public void close() {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("Other test classes use this server too."
                + " A class that stops servers needs its own: @WithServers(dedicated = true)");
    }
}
