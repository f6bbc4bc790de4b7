package com.nebengjek.topology.stored;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a durable consumer begin again, as it did when it was made: it is handed what the stream holds. */
public final class ConsumerReset {

    private static final Set<DeliverPolicy> REPEATABLE =
            Set.of(DeliverPolicy.All, DeliverPolicy.ByStartSequence, DeliverPolicy.ByStartTime);

    private final JetStreamManagement management;
    private final String stream;
    private final ConsumerConfiguration configuration;

    public ConsumerReset(JetStreamManagement management, ConsumerInfo consumer) {
        this.management = management;
        this.stream = consumer.getStreamName();
        this.configuration = consumer.getConsumerConfiguration();
    }

    /** Why it cannot be: a sentence; none when it can. */
    public Optional<String> obstacle() {
        String name = configuration.getDurable();
        if (name == null) {
            return Optional.of("This consumer of stream %s is not durable: start its program again.".formatted(stream));
        }
        return REPEATABLE.contains(configuration.getDeliverPolicy())
                ? Optional.empty()
                : Optional.of(
                        "Consumer %s begins at %s, so a reset would take from it what it has not been handed yet."
                                .formatted(name, configuration.getDeliverPolicy()));
    }

    /** How many events it would be handed, at most. */
    public long count() throws IOException, JetStreamApiException {
        List<String> filters = configuration.getFilterSubjects();
        return SubjectCounts.total(management, stream, filters == null ? List.of() : filters);
    }

    /** Does it; what waits for the consumer is still there afterwards. */
    public void run() throws IOException, JetStreamApiException {
        if (retention() == RetentionPolicy.Interest) {
            whileSomebodyElseIsInterested(this::makeAgain);
        } else {
            makeAgain();
        }
    }

    private interface Step {

        void take() throws IOException, JetStreamApiException;
    }

    /** An interest stream deletes what waits for nobody, and for a moment the consumer is nobody. */
    private void whileSomebodyElseIsInterested(Step step) throws IOException, JetStreamApiException {
        String holder = configuration.getDurable() + "-reset";
        management.addOrUpdateConsumer(
                stream,
                ConsumerConfiguration.builder(configuration)
                        .durable(holder)
                        .name(holder)
                        .build());
        step.take();
        management.deleteConsumer(stream, holder);
    }

    private void makeAgain() throws IOException, JetStreamApiException {
        management.deleteConsumer(stream, configuration.getDurable());
        management.createConsumer(stream, configuration);
    }

    private RetentionPolicy retention() throws IOException, JetStreamApiException {
        return management.getStreamInfo(stream).getConfiguration().getRetentionPolicy();
    }
}
