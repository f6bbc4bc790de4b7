package com.nebengjek.events.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of event data: snake_case names, RFC 3339 times in UTC, absent instead of null, unknown properties ignored.
 *
 * <p>Whether unknown properties are allowed is for {@link EventType#decodeStrictly} to say, not for the mapper.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private EventJson() {}

    /** The one mapper; it is immutable and safe for any number of threads. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
