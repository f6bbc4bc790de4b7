package com.nebengjek.edge.frame;

import com.nebengjek.events.RideCancel;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks to cancel a ride before it starts. */
final class CancelFrame implements ClientFrame<CancelFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("Somebody asks to cancel a ride before it starts")
    record Data(
            UUID rideId,
            @Describe(value = "Why, in the words of the sender", example = "I have found another way home.")
                    @Nullable String reason) {}

    @Override
    public String event() {
        return "ride_cancel";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        UUID ride = data.rideId();
        return Asked.about(
                ride, new RideCancel(ride, sender.id(), data.reason(), sender.now()));
    }
}
