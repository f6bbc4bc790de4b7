package com.nebengjek.jetstream;

import reactor.core.publisher.Mono;

/**
 * Says how far a function has come in a stream: for rules that have to wait until everything published before some
 * moment has been handled, by whichever process.
 */
@FunctionalInterface
public interface StreamProgress {

    /**
     * Asks the server, which costs two requests; of an ordered function, one and one for each of its partitions.
     *
     * @param function as in {@code spring.cloud.function.definition}'s kebab case: {@code location-store}
     * @return an error that counts as an outage when the server does not answer, or knows no such stream or consumer
     */
    Mono<Point> of(String function, String stream);

    /**
     * Where a function is.
     *
     * @param last sequence of the newest event in the stream
     * @param handled the function has ended all of its events up to this sequence
     */
    record Point(long last, long handled) {}
}
