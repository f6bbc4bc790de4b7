package com.nebengjek.edge.frame;

import com.nebengjek.events.Position;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to start a ride: a command, whatever earlier clients call it. */
final class StartFrame implements ClientFrame<StartFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("Somebody asks to start a ride")
    record Data(
            UUID rideId,
            @Describe("Where the sender is") @Nullable Position location,
            @Describe("Where the sender is, if a driver") @Nullable Position driverLocation,
            @Describe("Where the sender is, if a passenger") @Nullable Position passengerLocation) {

        /** Of the two positions that earlier clients send, only the sender's own is its to tell. */
        @Nullable Position of(Sender sender) {
            if (location != null) {
                return location;
            }
            return sender.isDriver() ? driverLocation : passengerLocation;
        }
    }

    @Override
    public String event() {
        return "ride_started";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        UUID ride = data.rideId();
        return Asked.about(ride, new RideStart(ride, sender.id(), data.of(sender), sender.now()));
    }
}
