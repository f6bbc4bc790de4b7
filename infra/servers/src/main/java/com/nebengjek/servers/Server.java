package com.nebengjek.servers;

/** Power over a server. Its address and its data stay the same however often it goes down and comes back. */
public interface Server extends AutoCloseable {

    /** Starts it and returns once it answers; does nothing when it runs. */
    void start();

    /** Ends it in good order and returns once it is down. */
    void stop();

    /** Ends it as a crash would: at once, without a goodbye to anybody. */
    void kill();

    /** Ends it in good order and starts it again. */
    default void restart() {
        stop();
        start();
    }

    /** Ends it for good. */
    @Override
    void close();
}
