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
import com.nebengjek.events.Role;
import com.nebengjek.events.StateAsked;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of event that people may send.
 *
 * @param senders in which roles
 * @param invalid the code of data that breaks the schema
 * @param senderField the property that must be the sender's id
 */
record Permission(
        EventType<?> type,
        Set<Role> senders,
        ErrorCode invalid,
        String senderField,
        Function<Record, UUID> sender,
        Function<Record, @Nullable UUID> about) {

    private static final Set<Role> DRIVER = Set.of(Role.DRIVER);
    private static final Set<Role> PASSENGER = Set.of(Role.PASSENGER);
    private static final Set<Role> BOTH = Set.of(Role.values());

    static final List<Permission> ALL = List.of(
            of(DriverBeacon.class, DRIVER, ErrorCode.INVALID_BEACON, "user_id",
                    DriverBeacon::userId, beacon -> null),
            of(DriverLocationUpdate.class, DRIVER, ErrorCode.INVALID_LOCATION, "user_id",
                    DriverLocationUpdate::userId, at -> null),
            of(PassengerLocationUpdate.class, PASSENGER, ErrorCode.INVALID_LOCATION, "user_id",
                    PassengerLocationUpdate::userId, at -> null),
            of(MatchRequest.class, PASSENGER, ErrorCode.INVALID_FORMAT, "passenger_id",
                    MatchRequest::passengerId, MatchRequest::requestId),
            of(MatchCancel.class, PASSENGER, ErrorCode.INVALID_FORMAT, "passenger_id",
                    MatchCancel::passengerId, MatchCancel::requestId),
            of(MatchAccepted.class, DRIVER, ErrorCode.MATCH_UPDATE_FAILED, "driver_id",
                    MatchAccepted::driverId, MatchAccepted::matchId),
            of(MatchRejected.class, DRIVER, ErrorCode.MATCH_UPDATE_FAILED, "driver_id",
                    MatchRejected::driverId, MatchRejected::matchId),
            of(RideStart.class, BOTH, ErrorCode.INVALID_FORMAT, "user_id",
                    RideStart::userId, RideStart::rideId),
            of(RideArrive.class, BOTH, ErrorCode.INVALID_FORMAT, "user_id",
                    RideArrive::userId, RideArrive::rideId),
            of(RideCancel.class, BOTH, ErrorCode.INVALID_FORMAT, "user_id",
                    RideCancel::userId, RideCancel::rideId),
            of(RidePay.class, PASSENGER, ErrorCode.INVALID_FORMAT, "user_id",
                    RidePay::userId, RidePay::rideId),
            of(StateAsked.class, BOTH, ErrorCode.INVALID_FORMAT, "user_id",
                    StateAsked::userId, asked -> null));

    private static <E extends Record> Permission of(
            Class<E> event,
            Set<Role> senders,
            ErrorCode invalid,
            String senderField,
            Function<E, UUID> sender,
            Function<E, @Nullable UUID> about) {
        return new Permission(
                Catalogue.typeOf(event),
                senders,
                invalid,
                senderField,
                record -> sender.apply(event.cast(record)),
                record -> about.apply(event.cast(record)));
    }

    /**
     * The permission for this CloudEvent type.
     *
     * @param entity decides where several events share it
     */
    static Optional<Permission> of(String entity, String type) {
        return ALL.stream()
                .filter(permission -> permission.type.type().equals(type))
                .reduce((first, second) -> second.type.entity().equals(entity) ? second : first);
    }

    UUID senderOf(Record event) {
        return sender.apply(event);
    }

    @Nullable UUID aboutOf(Record event) {
        return about.apply(event);
    }
}
