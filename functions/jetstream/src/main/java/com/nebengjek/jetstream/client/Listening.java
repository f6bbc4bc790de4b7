package com.nebengjek.jetstream.client;

/** A subscription; closing it ends it. */
@FunctionalInterface
public interface Listening extends AutoCloseable {

    @Override
    void close();
}
