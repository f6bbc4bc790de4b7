package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.client.Defaults;

/** A durable consumer and the stream it reads. */
public record ConsumerName(String stream, String durable) {

    /** The durable of a function on a stream: {@code match-propose-match}. */
    public static ConsumerName of(String function, String stream) {
        return new ConsumerName(stream, Defaults.durableOf(function, stream));
    }

    @Override
    public String toString() {
        return stream + "/" + durable;
    }
}
