package com.nebengjek.images;

import com.nebengjek.contracts.Samples;
import com.nebengjek.database.Database;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.jetstream.client.ClientSettings;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Postgres, Redis and NATS with everything in them that an application expects. */
public final class Surroundings implements AutoCloseable {

    /** Keys that nobody has signed anything with: an edge does not start without. */
    private static final String KEYS = "jwks.json";

    private final Path data;
    private final RunningServers servers;
    private final JetStreamClient nats;
    private final Topology topology = Topology.load();

    private Surroundings(Path data, RunningServers servers, JetStreamClient nats) {
        this.data = data;
        this.servers = servers;
        this.nats = nats;
    }

    /** @param data of the servers, removed first */
    public static Surroundings start(Path data) throws IOException {
        RunningServers servers = RunningServers.start(ServerOptions.throwaway(data, 0, System.err::println));
        try {
            PostgresDatabase postgres = servers.postgres().address();
            Database.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
            JetStreamClient nats =
                    JetStreamClient.connect(servers.nats().address().url(), ClientSettings.DEFAULTS);
            try (InputStream keys = Objects.requireNonNull(Surroundings.class.getResourceAsStream(KEYS))) {
                Files.copy(keys, data.resolve(KEYS));
            }
            Surroundings surroundings = new Surroundings(data, servers, nats);
            new TopologyApply(nats.connection()).apply(surroundings.topology);
            return surroundings;
        } catch (IOException | RuntimeException fault) {
            servers.close();
            throw fault;
        }
    }

    /** The file with the keys that tokens are signed with. */
    Path keys() {
        return data.resolve(KEYS);
    }

    /** The environment variables by which an application finds the servers. */
    public Map<String, String> environment() {
        return Map.of(
                "JWK_SET", keys().toUri().toString(),
                "LIVE_TOKEN", UUID.randomUUID().toString(),
                "NATS_URL", servers.nats().address().url(),
                "SPRING_DATA_REDIS_URL", servers.redis().address().url(0),
                "SPRING_R2DBC_URL", servers.postgres().address().jdbcUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "SPRING_R2DBC_PASSWORD", Database.LOCAL_ROLE_PASSWORD);
    }

    /** The durable consumers of a function. */
    public List<ConsumerSpec> consumersOf(String function) {
        return topology.consumersOf(function);
    }

    /** The types of the events that a consumer gets. */
    public static List<? extends EventType<?>> typesOf(ConsumerSpec consumer) {
        return Events.catalogue().types().stream()
                .filter(type -> type.stream().equals(consumer.stream()))
                .filter(type -> consumer.filters().stream()
                        .anyMatch(filter -> SubjectPattern.of(filter).covers(SubjectPattern.of(type.filter()))))
                .toList();
    }

    /** Publishes an example of an event. */
    public void publish(EventType<?> type) throws IOException, JetStreamApiException {
        Record data = Samples.of(type.recordClass());
        CloudEvent event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/images"))
                .withType(type.type())
                .withSubject(type.aggregateOf(data))
                .withDataContentType("application/json")
                .withData(type.encode(data))
                .withExtension("partitionkey", type.partitionKeyOf(data))
                .build();
        nats.publish(Outgoing.event(type.subjectOf(data), event));
    }

    /** Whether a consumer has acknowledged everything that is there for it. */
    public boolean hasHandledAll(ConsumerSpec consumer) throws IOException, JetStreamApiException {
        ConsumerInfo now = nats.connection().jetStreamManagement().getConsumerInfo(consumer.stream(), consumer.durable());
        return now.getNumPending() == 0 && now.getNumAckPending() == 0;
    }

    @Override
    public void close() {
        nats.close();
        servers.close();
    }
}
