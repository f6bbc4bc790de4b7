package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place on earth in WGS 84 degrees, and when somebody was there if that matters. */
@Describe("A place on earth in WGS 84 degrees, and when somebody was there if that matters")
public record Position(
        @Range(min = -90, max = 90) double latitude,
        @Range(min = -180, max = 180) double longitude,
        @Describe("When somebody was there, RFC 3339 in UTC; at most 60 s ahead") @Nullable Instant timestamp) {}
