package com.nebengjek.servers;

/** A server could not be had; the message says which, why, and what helps. */
public final class ServersUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServersUnavailable(String message) {
        super(message);
    }

    public ServersUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
