package com.nebengjek.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Events;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UUID USER = UUID.fromString("7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01");

    private final EventType<DriverLocationUpdate> type = EventType.of(DriverLocationUpdate.class);

    @Test
    void type_subject_and_key_follow_from_the_annotation() {
        var update = new DriverLocationUpdate(USER, -6.2, 106.8, NOW, null);

        assertThat(type.type()).isEqualTo("com.nebengjek.location.update.v1");
        assertThat(type.subjectOf(update)).isEqualTo("location.update.driver." + USER);
        assertThat(type.partitionKeyOf(update)).isEqualTo(USER.toString());
        assertThat(type.stream()).isEqualTo("LOCATION");
    }

    @Test
    void a_nested_id_is_found() {
        var ride = new Ride(USER, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), RideStatus.ARRIVED);

        assertThat(EventType.of(RideArrived.class).subjectOf(new RideArrived(ride, USER, NOW, null)))
                .isEqualTo("ride.arrived.trip." + USER);
    }

    @Test
    void data_survives_a_round_trip_and_absent_values_are_left_out() {
        var update = new DriverLocationUpdate(USER, 0, -180, NOW, null);

        byte[] json = type.encode(update);

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"user_id\"").doesNotContain("accuracy");
        assertThat(type.decode(json, CLOCK)).isEqualTo(update);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"user_id":"%s","latitude":90.1,"longitude":1,"timestamp":"2026-05-01T10:00:00Z"} | latitude | latitude: must be at most 90 (was 90.1)
            {"user_id":"%s","latitude":"a","longitude":1,"timestamp":"2026-05-01T10:00:00Z"} | latitude | latitude: must be of type number (was "a")
            {"user_id":"%s","latitude":1,"timestamp":"2026-05-01T10:00:00Z"} | longitude | longitude: is required
            {"user_id":"x%s","latitude":1,"longitude":1,"timestamp":"2026-05-01T10:00:00Z"} | user_id | user_id: must be a valid uuid
            {"user_id":"%s","latitude":1,"longitude":1,"timestamp":"yesterday"} | timestamp | timestamp: must be a valid date-time (was "yesterday")
            {"user_id":"%s","latitude":1,"longitude":1,"timestamp":"2026-05-01T10:01:01Z"} | timestamp | timestamp: must be at most 60 s ahead of the server's clock
            {"user_id":"%s","latitude":NaN,"longitude":1,"timestamp":"2026-05-01T10:00:00Z"} | '' | the data is not JSON
            [1] | '' | the data must be a JSON object
            """)
    void invalid_data_is_refused_with_the_field_and_the_rule(String json, String field, String message) {
        byte[] data = json.replace("%s", USER.toString()).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> type.decode(data, CLOCK))
                .isInstanceOfSatisfying(InvalidData.class, fault -> assertThat(fault.field()).isEqualTo(field))
                .hasMessageStartingWith(message);
    }

    @Test
    void unknown_properties_pass_on_streams_and_are_refused_from_people() {
        String json = """
                {"user_id":"%s","latitude":1,"longitude":1,"timestamp":"2026-05-01T10:00:00Z","colour":"red"}
                """.formatted(USER);

        assertThat(type.decode(json.getBytes(StandardCharsets.UTF_8), CLOCK).latitude()).isEqualTo(1);
        assertThatThrownBy(() -> type.decodeStrictly(EventJson.mapper().readTree(json), CLOCK))
                .hasMessage("colour: is not a known field");
    }

    @Test
    void records_that_share_a_type_are_told_apart_by_the_entity() {
        Catalogue catalogue = Events.catalogue();

        assertThat(catalogue.find("com.nebengjek.location.update.v1", "passenger").orElseThrow().recordClass())
                .isEqualTo(PassengerLocationUpdate.class);
        assertThat(catalogue.find("com.nebengjek.location.update.v1", null).orElseThrow().recordClass())
                .isEqualTo(DriverLocationUpdate.class);
        assertThat(catalogue.find("com.nebengjek.unknown.v1", null)).isEmpty();
    }

    @Test
    void every_event_has_a_schema_that_accepts_its_own_json() {
        assertThat(Events.catalogue().types()).allSatisfy(each -> assertThat(each.schema().has("properties")).isTrue());
        var request = new MatchRequest(USER, USER, position(), position(), NOW);
        EventType<MatchRequest> requests = EventType.of(MatchRequest.class);
        assertThat(requests.decode(requests.encode(request), CLOCK)).isEqualTo(request);
    }

    private static com.nebengjek.events.Position position() {
        return new com.nebengjek.events.Position(-6.2, 106.8, null);
    }
}
