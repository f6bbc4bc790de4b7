package com.nebengjek.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DataTypeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    record Body(Position location, @Nullable String note) {}

    private final DataType<Body> type = DataType.of(Body.class);

    @Test
    void data_that_keeps_the_rules_of_its_record_is_read() {
        assertThat(decode("{'location':{'latitude':0,'longitude':180}}"))
                .isEqualTo(new Body(new Position(0, 180, null), null));
    }

    @Test
    void a_broken_rule_is_named_with_its_field() {
        assertThatThrownBy(() -> decode("{'location':{'latitude':91,'longitude':0}}"))
                .isInstanceOf(InvalidData.class)
                .hasMessage("location.latitude: must be at most 90 (was 91)");
    }

    @Test
    void an_unknown_property_is_refused_at_any_depth() {
        assertThatThrownBy(() -> decode("{'location':{'latitude':1,'longitude':1,'lat':1}}"))
                .hasMessage("location.lat: is not a known field");
    }

    @Test
    void an_observation_from_the_future_is_refused() {
        assertThatThrownBy(() ->
                        decode("{'location':{'latitude':1,'longitude':1,'timestamp':'2026-05-01T10:01:01Z'}}"))
                .hasMessageStartingWith("location.timestamp: must be at most 60 s ahead");
    }

    private Body decode(String json) {
        JsonNode data = EventJson.mapper().readTree(json.replace('\'', '"'));
        return type.decodeStrictly(data, CLOCK);
    }
}
