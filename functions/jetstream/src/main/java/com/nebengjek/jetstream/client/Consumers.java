package com.nebengjek.jetstream.client;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The consumers of a stream. */
public record Consumers(JetStreamManagement management, String stream) {

    private static final int CONSUMER_NOT_FOUND = 10014;

    /** Makes a consumer be as configured, whether it is there or not; its position stays. */
    public ConsumerInfo createOrUpdate(ConsumerConfiguration consumer) throws IOException, JetStreamApiException {
        return management.addOrUpdateConsumer(stream, consumer);
    }

    /** The consumer that a function of this name reads the stream with, as {@link Defaults} has it. */
    public ConsumerInfo createOrUpdateFor(String function, String... filters)
            throws IOException, JetStreamApiException {
        return createOrUpdate(
                Defaults.consumer(Defaults.durableOf(function, stream), filters).build());
    }

    /** The consumer's configuration and state; empty when there is none of this name. */
    public Optional<ConsumerInfo> find(String durable) throws IOException, JetStreamApiException {
        try {
            return Optional.of(management.getConsumerInfo(stream, durable));
        } catch (JetStreamApiException fault) {
            if (fault.getApiErrorCode() == CONSUMER_NOT_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    public List<ConsumerInfo> list() throws IOException, JetStreamApiException {
        return management.getConsumers(stream);
    }

    /** Removes the consumer and its position; false when there was none. */
    public boolean delete(String durable) throws IOException, JetStreamApiException {
        return find(durable).isPresent() && management.deleteConsumer(stream, durable);
    }
}
