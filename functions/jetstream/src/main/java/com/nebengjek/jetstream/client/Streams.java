package com.nebengjek.jetstream.client;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The streams of an account. */
public record Streams(JetStreamManagement management) {

    private static final int STREAM_NOT_FOUND = 10059;

    /**
     * Makes a stream be as configured, whether it is there or not; its messages stay.
     *
     * @throws JetStreamApiException when the server refuses, such as for another retention than the stream has
     */
    public StreamInfo createOrUpdate(StreamConfiguration stream) throws IOException, JetStreamApiException {
        return find(stream.getName()).isPresent() ? management.updateStream(stream) : management.addStream(stream);
    }

    /** The stream's configuration and state; empty when there is none of this name. */
    public Optional<StreamInfo> find(String name) throws IOException, JetStreamApiException {
        try {
            return Optional.of(management.getStreamInfo(name));
        } catch (JetStreamApiException fault) {
            if (fault.getApiErrorCode() == STREAM_NOT_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    public List<StreamInfo> list() throws IOException, JetStreamApiException {
        return management.getStreams();
    }

    /** Removes all messages and says how many those were. */
    public long purge(String name) throws IOException, JetStreamApiException {
        return management.purgeStream(name).getPurged();
    }

    /** Removes the stream with its messages and consumers; false when there was none. */
    public boolean delete(String name) throws IOException, JetStreamApiException {
        return find(name).isPresent() && management.deleteStream(name);
    }
}
