package com.nebengjek.topology.cli;

import com.nebengjek.topology.Quantity;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.status.ConsumerStatus;
import com.nebengjek.topology.status.StatusReader;
import com.nebengjek.topology.status.StreamStatus;
import com.nebengjek.topology.status.TopologyStatus;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code topology status}: how streams and consumers are doing. */
final class TopologyStatusCommand implements Command {

    @Override
    public String name() {
        return "topology status";
    }

    @Override
    public String summary() {
        return "shows each stream and consumer, and what to look at";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, TopologyOptions.WITH, Metrics.URLS);
    }

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        Topology topology = TopologyOptions.topology(arguments);
        TopologyStatus status =
                new StatusReader(
                                session.connection(),
                                session.jetStreamOptions(),
                                Clock.systemUTC(),
                                Metrics.handlerTimes(arguments))
                        .read(topology);
        return Answer.of(status, text(status));
    }

    private static String text(TopologyStatus status) {
        String server = "%s, nats-server %s, %s in files"
                .formatted(
                        status.server().url(),
                        status.server().version(),
                        size(status.server().storageBytes()));
        return String.join(
                "\n\n",
                server,
                streams(status.streams()).toString(),
                consumers(status.consumers()).toString(),
                status.warnings().isEmpty()
                        ? "nothing to look at"
                        : status.warnings().stream().map("! "::concat).collect(Collectors.joining("\n")));
    }

    private static Table streams(List<StreamStatus> streams) {
        Table table = new Table("STREAM", "RETENTION", "EVENTS", "SIZE", "OF", "OLDEST", "KEPT FOR", "CONSUMERS");
        for (StreamStatus stream : streams) {
            if (stream.present()) {
                table.row(
                        stream.name(),
                        stream.retention(),
                        stream.messages(),
                        size(stream.bytes()),
                        stream.maxBytes() <= 0 ? "unlimited" : size(stream.maxBytes()),
                        seconds(stream.oldestSeconds()),
                        stream.maxAgeSeconds() == 0 ? "ever" : Quantity.show(Duration.ofSeconds(stream.maxAgeSeconds())),
                        stream.consumers());
            } else {
                table.row(stream.name(), "missing", "", "", "", "", "", "");
            }
        }
        return table;
    }

    private static Table consumers(List<ConsumerStatus> consumers) {
        Table table = new Table(
                "CONSUMER",
                "STREAM",
                "STATE",
                "PENDING",
                "UNACKED",
                "REDELIVERED",
                "PULLS",
                "LOST",
                "OLDEST",
                "LAST DELIVERED");
        for (ConsumerStatus consumer : consumers) {
            table.row(
                    consumer.name(),
                    consumer.stream(),
                    consumer.state(),
                    consumer.pending(),
                    consumer.unacknowledged(),
                    consumer.redelivered(),
                    consumer.waitingPulls(),
                    consumer.lost().certain(),
                    seconds(consumer.oldestWaitingSeconds()),
                    consumer.lastDelivered() == null ? "never" : consumer.lastDelivered());
        }
        return table;
    }

    private static String seconds(@Nullable Long age) {
        return age == null ? "-" : age + "s";
    }

    private static String size(long bytes) {
        return bytes < 1024 * 1024 ? "%.1f KB".formatted(bytes / 1024.0) : "%.1f MB".formatted(bytes / 1024.0 / 1024.0);
    }
}
