package com.nebengjek.events;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who speaks in an event that people send: whoever lets people in, by socket or by HTTP, lets them speak for themselves
 * alone.
 *
 * @param field the property that is the speaker's id
 * @param roles in which one may say it
 * @param ids reads the property
 */
public record Speaker<E>(Class<E> event, String field, Set<Role> roles, Function<E, UUID> ids) {

    private static final Set<Role> DRIVER = Set.of(Role.DRIVER);
    private static final Set<Role> PASSENGER = Set.of(Role.PASSENGER);
    private static final Set<Role> ANYBODY = Set.of(Role.values());

    private static final Map<Class<?>, Speaker<?>> ALL = Stream.<Speaker<?>>of(
                    new Speaker<>(DriverLocationUpdate.class, "user_id", DRIVER, DriverLocationUpdate::userId),
                    new Speaker<>(PassengerLocationUpdate.class, "user_id", PASSENGER, PassengerLocationUpdate::userId),
                    new Speaker<>(DriverBeacon.class, "user_id", DRIVER, DriverBeacon::userId),
                    new Speaker<>(MatchRequest.class, "passenger_id", PASSENGER, MatchRequest::passengerId),
                    new Speaker<>(MatchCancel.class, "passenger_id", PASSENGER, MatchCancel::passengerId),
                    new Speaker<>(MatchAccepted.class, "driver_id", DRIVER, MatchAccepted::driverId),
                    new Speaker<>(MatchRejected.class, "driver_id", DRIVER, MatchRejected::driverId),
                    new Speaker<>(RideStart.class, "user_id", ANYBODY, RideStart::userId),
                    new Speaker<>(RideArrive.class, "user_id", ANYBODY, RideArrive::userId),
                    new Speaker<>(RideCancel.class, "user_id", ANYBODY, RideCancel::userId),
                    new Speaker<>(RidePay.class, "user_id", PASSENGER, RidePay::userId),
                    new Speaker<>(StateAsked.class, "user_id", ANYBODY, StateAsked::userId))
            .collect(Collectors.toUnmodifiableMap(Speaker::event, Function.identity()));

    /** @throws IllegalArgumentException when people do not send such events */
    public static Speaker<?> of(Class<?> event) {
        Speaker<?> speaker = ALL.get(event);
        if (speaker == null) {
            throw new IllegalArgumentException(event.getSimpleName() + " is not an event that people send");
        }
        return speaker;
    }

    /** @throws ClassCastException when it is another event */
    public UUID idIn(Object said) {
        return ids.apply(event.cast(said));
    }
}
