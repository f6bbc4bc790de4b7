package com.nebengjek.edge.frame;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Range;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the sender is. */
final class LocationFrame implements ClientFrame<LocationFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("Where the sender is; without a timestamp, now")
    record Data(
            @Describe("Where the sender is") Position location,
            @Range(min = 0) @Nullable Double accuracy,
            @Describe("Ignored: the system knows who rides") @Nullable UUID rideId) {}

    @Override
    public String event() {
        return "location_update";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public ErrorCode invalid() {
        return ErrorCode.INVALID_LOCATION;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        Position at = data.location();
        Instant time = at.timestamp() == null ? sender.now() : at.timestamp();
        UUID user = sender.id();
        return Asked.event(
                sender.isDriver()
                        ? new DriverLocationUpdate(user, at.latitude(), at.longitude(), time, data.accuracy())
                        : new PassengerLocationUpdate(user, at.latitude(), at.longitude(), time, data.accuracy()));
    }
}
