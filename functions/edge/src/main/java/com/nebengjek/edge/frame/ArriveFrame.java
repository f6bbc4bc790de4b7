package com.nebengjek.edge.frame;

import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to end a started ride. */
final class ArriveFrame implements ClientFrame<ArriveFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("Somebody asks to end a started ride")
    record Data(
            UUID rideId,
            @Range(min = 0, aboveMin = true, max = 1) @Nullable Double adjustmentFactor,
            @Describe("Where the sender is") @Nullable Position location) {}

    @Override
    public String event() {
        return "ride_arrived";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        UUID ride = data.rideId();
        return Asked.about(
                ride, new RideArrive(ride, sender.id(), data.location(), sender.now(), data.adjustmentFactor()));
    }
}
