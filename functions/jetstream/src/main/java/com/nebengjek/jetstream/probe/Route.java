package com.nebengjek.jetstream.probe;

import java.util.Map;
import java.util.function.Supplier;

/** What the probe server answers to a GET of one path; add a bean of this to answer more. */
public record Route(String path, Supplier<Answer> answer) {

    /**
     * An answer without caching.
     *
     * @param headers beside those that every answer has
     */
    public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

        static final int OK = 200;
        static final int UNAVAILABLE = 503;

        private static final byte[] NOTHING = {};

        public Answer(int status, String contentType, byte[] body) {
            this(status, contentType, body, Map.of());
        }

        /** An answer that says nothing but its status. */
        public static Answer empty(int status) {
            return new Answer(status, "text/plain", NOTHING);
        }

        /** The same with one more header. */
        public Answer with(String header, String value) {
            return new Answer(status, contentType, body, Map.of(header, value));
        }
    }
}
