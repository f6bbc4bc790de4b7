package com.nebengjek.images;

import com.nebengjek.topology.ConsumerSpec;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An example of every event that some functions take. */
record Lesson(List<String> functions, Surroundings surroundings) {

    private static final Duration TO_HANDLE = Duration.ofMinutes(3);

    /** @throws IllegalStateException when an application that was ready ends, or has not handled them in time */
    void give(Application application) throws IOException, JetStreamApiException, InterruptedException {
        application.awaitReady();
        for (String path : List.of("/healthz", "/metrics")) {
            application.answers(path);
        }
        for (String function : functions) {
            for (ConsumerSpec consumer : surroundings.consumersOf(function)) {
                feed(consumer, application);
            }
        }
    }

    private void feed(ConsumerSpec consumer, Application application)
            throws IOException, JetStreamApiException, InterruptedException {
        for (Example example : surroundings.examplesOf(consumer)) {
            surroundings.publish(example);
        }
        surroundings.awaitHandledAll(consumer, application, TO_HANDLE);
    }
}
