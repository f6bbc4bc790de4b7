package com.nebengjek.topology.status;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a server how a topology is doing. */
public final class StatusReader {

    private final Connection connection;
    private final JetStreamManagement management;
    private final Snapshots snapshots;

    public StatusReader(Connection connection, JetStreamOptions options, Clock clock) throws IOException {
        this(connection, options, clock, HandlerTimes.UNKNOWN);
    }

    /** @param times how long handlers take, for a comparison with the ack waits of their consumers */
    public StatusReader(Connection connection, JetStreamOptions options, Clock clock, HandlerTimes times)
            throws IOException {
        this.connection = connection;
        this.management = connection.jetStreamManagement(options);
        this.snapshots = new Snapshots(management, clock, times);
    }

    public TopologyStatus read(Topology topology) throws IOException, JetStreamApiException {
        Map<String, StreamInfo> streams = streams();
        List<StreamStatus> streamStatus = new ArrayList<>();
        List<ConsumerStatus> consumerStatus = new ArrayList<>();
        List<ConsumerStatus> others = new ArrayList<>();
        Warnings warnings = new Warnings();
        for (StreamSpec spec : topology.streams()) {
            Optional<StreamInfo> stream = Optional.ofNullable(streams.get(spec.name()));
            StreamStatus status = stream.map(snapshots::stream).orElseGet(() -> Snapshots.missing(spec));
            streamStatus.add(status);
            warnings.about(status);
            List<ConsumerSpec> specs = topology.consumersOn(spec.name());
            List<ConsumerInfo> present = stream.isPresent() ? management.getConsumers(spec.name()) : List.of();
            for (ConsumerSpec consumer : specs) {
                consumerStatus.add(consumer(consumer, status, stream, present, warnings));
            }
            for (ConsumerInfo other : present) {
                if (isDurable(other)
                        && specs.stream().noneMatch(c -> c.durable().equals(other.getName()))) {
                    ConsumerStatus stranger = snapshots.consumer(null, other, stream.orElseThrow());
                    others.add(stranger);
                    warnings.aboutStranger(stranger, status);
                }
            }
        }
        consumerStatus.addAll(others);
        return new TopologyStatus(server(), streamStatus, consumerStatus, warnings.sentences());
    }

    private ConsumerStatus consumer(
            ConsumerSpec spec,
            StreamStatus streamStatus,
            Optional<StreamInfo> stream,
            List<ConsumerInfo> present,
            Warnings warnings)
            throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> info =
                present.stream().filter(c -> c.getName().equals(spec.durable())).findFirst();
        if (info.isEmpty()) {
            ConsumerStatus missing = Snapshots.missing(spec);
            if (stream.isPresent()) {
                warnings.about(missing, streamStatus);
            }
            return missing;
        }
        ConsumerStatus status = snapshots.consumer(spec.function(), info.get(), stream.orElseThrow());
        warnings.about(status, streamStatus);
        stream.ifPresent(s -> warnings.aboutFilters(info.get(), s));
        return status;
    }

    private Map<String, StreamInfo> streams() throws IOException, JetStreamApiException {
        Map<String, StreamInfo> streams = new HashMap<>();
        for (StreamInfo stream : management.getStreams()) {
            streams.put(stream.getConfiguration().getName(), stream);
        }
        return streams;
    }

    private ServerStatus server() throws IOException, JetStreamApiException {
        AccountStatistics account = management.getAccountStatistics();
        return new ServerStatus(
                connection.getConnectedUrl(),
                connection.getServerInfo().getServerName(),
                connection.getServerInfo().getVersion(),
                connection.getServerInfo().getCluster(),
                account.getStorage(),
                account.getMemory());
    }

    private static boolean isDurable(ConsumerInfo consumer) {
        return consumer.getConsumerConfiguration().getDurable() != null;
    }
}
