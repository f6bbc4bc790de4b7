package com.nebengjek.edge.cloudevent;

import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.Speaker;
import com.nebengjek.events.StateAsked;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of event that people may send.
 *
 * @param speaker who says it, and in which roles
 * @param invalid the code of data that breaks the schema
 * @param about id of the offer, request or ride that it is about, if there is one
 */
record Permission(
        EventType<?> type, Speaker<?> speaker, ErrorCode invalid, Function<Record, @Nullable UUID> about) {

    static final List<Permission> ALL = List.of(
            of(DriverBeacon.class, ErrorCode.INVALID_BEACON, beacon -> null),
            of(DriverLocationUpdate.class, ErrorCode.INVALID_LOCATION, at -> null),
            of(PassengerLocationUpdate.class, ErrorCode.INVALID_LOCATION, at -> null),
            of(MatchRequest.class, ErrorCode.INVALID_FORMAT, MatchRequest::requestId),
            of(MatchCancel.class, ErrorCode.INVALID_FORMAT, MatchCancel::requestId),
            of(MatchAccepted.class, ErrorCode.MATCH_UPDATE_FAILED, MatchAccepted::matchId),
            of(MatchRejected.class, ErrorCode.MATCH_UPDATE_FAILED, MatchRejected::matchId),
            of(RideStart.class, ErrorCode.INVALID_FORMAT, RideStart::rideId),
            of(RideArrive.class, ErrorCode.INVALID_FORMAT, RideArrive::rideId),
            of(RideCancel.class, ErrorCode.INVALID_FORMAT, RideCancel::rideId),
            of(RidePay.class, ErrorCode.INVALID_FORMAT, RidePay::rideId),
            of(StateAsked.class, ErrorCode.INVALID_FORMAT, asked -> null));

    private static <E extends Record> Permission of(
            Class<E> event, ErrorCode invalid, Function<E, @Nullable UUID> about) {
        return new Permission(
                Catalogue.typeOf(event), Speaker.of(event), invalid, record -> about.apply(event.cast(record)));
    }

    /** All that people may send. */
    static Catalogue catalogue() {
        return Catalogue.of(
                ALL.stream().map(permission -> permission.type.recordClass()).toArray(Class<?>[]::new));
    }

    /** The permission for a type of {@link #catalogue()}. */
    static Permission of(EventType<?> type) {
        return ALL.stream()
                .filter(permission -> permission.type.equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Nullable UUID aboutOf(Record event) {
        return about.apply(event);
    }
}
