package com.nebengjek.contracts.golden;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Events;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Golden events meet the functions, all of them in one process, through the real binding. In this order: the ride that they
 * tell of, then all of them, and in the end the broken ones.
 */
@WithServers
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenEventsIT {

    /** What a clock or a way says, and no golden event can know. */
    private static final Set<String> MEASURED = Set.of(
            "at", "timestamp", "expires_at", "distance", "estimated_eta", "amount", "admin_fee", "driver_payout", "qr");

    private static RunningSystem system;

    @BeforeAll
    static void start(TestServers servers, @TempDir Path directory) throws Exception {
        system = new RunningSystem(servers, directory);
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    @Order(1)
    void commands_of_the_golden_ride_become_its_golden_facts() throws Exception {
        tell(DriverBeacon.class);
        tell(DriverLocationUpdate.class);
        tell(PassengerLocationUpdate.class);
        tell(MatchRequest.class);
        tell(MatchAccepted.class);
        tell(RideStart.class);
        system.tell(EventType.of(DriverLocationUpdate.class), atTheDestination());
        tell(RideArrive.class);
        system.hear(EventType.of(RidePayment.class));
        tell(RidePay.class);
        tell(RideSettled.class);
        system.tell(EventType.of(MatchRequest.class), whereNobodyIs());
        system.hear(EventType.of(MatchUnmatched.class));

        for (Class<? extends Record> fact : List.of(
                MatchProposal.class,
                MatchConfirmed.class,
                RideCreate.class,
                RideCreated.class,
                RideStarted.class,
                RideArrived.class,
                RidePaid.class,
                RideCompleted.class)) {
            EventType<?> type = EventType.of(fact);
            assertThat(withoutMeasures(system.hear(type)))
                    .as(type.type())
                    .isEqualTo(withoutMeasures(GoldenEvents.full(type).data()));
        }
        assertThat(system.deadLetters(0)).isEmpty();
    }

    @Test
    @Order(2)
    void every_consumer_handles_every_golden_event_of_its_inputs() throws Exception {
        for (GoldenEvent golden : kept(false)) {
            system.publish(golden);
        }
        system.awaitQuiet();

        assertThat(system.deadLetters(0).stream().map(GoldenEventsIT::described)).isEmpty();
    }

    @Test
    @Order(3)
    void what_functions_say_keeps_the_strict_schema_of_its_event() {
        assertThat(system.heard()).isNotEmpty().allSatisfy(message -> {
            String type = message.getHeaders().getFirst(EventHeaders.TYPE);
            EventType<?> known = Events.catalogue().find(type, entityOf(message.getSubject())).orElseThrow();
            known.decodeStrictly(EventJson.mapper().readTree(message.getData()), Clock.systemUTC());
        });
        assertThat(speakers()).containsAll(speakersOfTheTopology());
    }

    @Test
    @Order(4)
    void every_consumer_makes_a_dead_letter_of_every_broken_one_with_the_reason_in_its_file() throws Exception {
        List<GoldenEvent> broken = kept(true);
        for (GoldenEvent golden : broken) {
            system.publish(golden);
        }
        Set<String> expected = broken.stream()
                .flatMap(golden -> system.consumersOf(golden.type()).stream()
                        .map(consumer -> line(consumer.durable(), golden.id(), "invalid: " + printable(golden.reason()))))
                .collect(toCollection(TreeSet::new));

        Set<String> dead = system.deadLetters(expected.size()).stream()
                .map(GoldenEventsIT::described)
                .collect(toCollection(TreeSet::new));

        assertThat(dead).isEqualTo(expected);
    }

    /** The third token; a copy for one person has none. */
    private static String entityOf(String subject) {
        return Stream.of(subject.split("\\.")).skip(2).findFirst().orElse("");
    }

    private static void tell(Class<? extends Record> type) throws Exception {
        system.tell(EventType.of(type), now(EventType.of(type)));
    }

    /** Positions count while they are fresh. */
    private static ObjectNode now(EventType<?> type) {
        ObjectNode event = (ObjectNode) GoldenEvents.full(type).event();
        for (JsonNode observed : List.of(event.path("data"), event.path("data").path("location"))) {
            if (observed.has("timestamp")) {
                ((ObjectNode) observed).put("timestamp", Instant.now().toString());
            }
        }
        return event;
    }

    private static ObjectNode atTheDestination() {
        ObjectNode event = now(EventType.of(DriverLocationUpdate.class)).put("id", "at the destination");
        JsonNode destination = GoldenEvents.full(EventType.of(MatchRequest.class)).data().path("destination");
        event.withObject("/data")
                .put("latitude", destination.path("latitude").asDouble())
                .put("longitude", destination.path("longitude").asDouble());
        return event;
    }

    private static ObjectNode whereNobodyIs() {
        ObjectNode event = now(EventType.of(MatchRequest.class)).put("id", "where nobody is");
        event.withObject("/data").put("request_id", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
        event.withObject("/data/pickup").put("latitude", 51.5).put("longitude", 0.1);
        return event.put("partitionkey", event.path("data").path("request_id").asString());
    }

    /** Those that a stream keeps for somebody. */
    private static List<GoldenEvent> kept(boolean broken) {
        return GoldenEvents.all().stream()
                .filter(golden -> golden.isBroken() == broken)
                .filter(golden -> !golden.type().stream().isEmpty() && !system.consumersOf(golden.type()).isEmpty())
                .toList();
    }

    private static JsonNode withoutMeasures(JsonNode data) {
        if (data instanceof ObjectNode object) {
            object.remove(MEASURED);
        }
        data.forEach(GoldenEventsIT::withoutMeasures);
        return data;
    }

    private static Set<String> speakers() {
        return system.heard().stream()
                .map(message -> message.getHeaders().getFirst(EventHeaders.SOURCE).substring("/functions/".length()))
                .collect(toSet());
    }

    /** Those of messages say something when there are messages, and those for earlier people when there are any. */
    private static Set<String> speakersOfTheTopology() {
        return system.topology().functions().stream()
                .filter(function -> !function.emits().isEmpty())
                .map(function -> function.name())
                .filter(name -> Stream.of("message-", "earlier-").noneMatch(name::startsWith))
                .collect(toSet());
    }

    private static String described(Message letter) {
        String id = EventJson.mapper().readTree(letter.getData()).path("id").asString();
        return line(letter.getHeaders().getFirst("dead-consumer"), id, letter.getHeaders().getFirst("dead-reason"));
    }

    private static String line(String consumer, String event, String reason) {
        return consumer + ": " + event + ": " + reason;
    }

    /** As a header may have it. */
    private static String printable(String reason) {
        return reason.replaceAll("[^\\x20-\\x7E]+", " ").strip();
    }
}
