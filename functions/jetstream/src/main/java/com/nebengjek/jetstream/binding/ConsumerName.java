package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.client.Defaults;

/** A durable consumer and the stream it reads. */
record ConsumerName(String stream, String durable) {

    /** The durable of a function on a stream: {@code match-propose-match}. */
    static ConsumerName of(String function, String stream) {
        return new ConsumerName(stream, Defaults.durableOf(function, stream));
    }

    @Override
    public String toString() {
        return stream + "/" + durable;
    }
}
