package com.nebengjek.jetstream.probe;

import java.util.function.Supplier;

/** What the probe server answers to a GET of one path; add a bean of this to answer more. */
public record Route(String path, Supplier<Answer> answer) {

    /** An answer without caching. */
    public record Answer(int status, String contentType, byte[] body) {

        static final int OK = 200;
        static final int UNAVAILABLE = 503;
    }
}
