package com.nebengjek.edge.frame;

import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.InvalidData;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of frame that clients send and the event it asks for.
 *
 * @param <D> its data, as earlier clients write it
 */
sealed interface ClientFrame<D extends Record>
        permits BeaconFrame,
                FinderFrame,
                LocationFrame,
                ConfirmFrame,
                StartFrame,
                ArriveFrame,
                CancelFrame,
                PayFrame,
                StateFrame {

    /** The frame's {@code event}. */
    String event();

    DataType<D> data();

    /** Who may send it. */
    default Set<Role> senders() {
        return EnumSet.allOf(Role.class);
    }

    /** The code of data that breaks the schema. */
    default ErrorCode invalid() {
        return ErrorCode.INVALID_FORMAT;
    }

    /** Whether the answer is the frame itself, as earlier clients know it, instead of {@code confirmed}. */
    default boolean echoed() {
        return false;
    }

    /** @throws InvalidData when the data keeps the schema and still makes no sense */
    Asked toEvent(D data, Sender sender);

    /**
     * The event a frame asks for.
     *
     * @param about the offer, request or ride it is about, if any
     * @param made the id of the request that it makes, if any
     */
    record Asked(Record event, @Nullable UUID about, @Nullable UUID made) {

        static Asked event(Record event) {
            return new Asked(event, null, null);
        }

        static Asked about(@Nullable UUID id, Record event) {
            return new Asked(event, id, null);
        }

        static Asked making(UUID id, Record event) {
            return new Asked(event, id, id);
        }
    }
}
