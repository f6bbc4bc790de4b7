package com.nebengjek.servers;

/** A server that somebody else runs: it is used, and left alone. */
record ExternalServer(String name) implements Server {

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
        // Somebody else's.
    }

    private UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                "The server of " + name + " is run by somebody else, and neither started nor stopped here");
    }
}
