package com.nebengjek.edge.frame;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.Position;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.events.catalogue.Length;
import com.nebengjek.events.catalogue.Range;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A driver goes on or off duty. */
final class BeaconFrame implements ClientFrame<BeaconFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("A driver goes on or off duty")
    record Data(
            @Describe("Whether the driver takes passengers") boolean isActive,
            @Describe("Together with longitude, or else location") @Range(min = -90, max = 90)
                    @Nullable Double latitude,
            @Range(min = -180, max = 180) @Nullable Double longitude,
            @Describe("Where the driver is") @Nullable Position location,
            @Describe("Ignored: who you are comes from the token") @Length(min = 0) @Nullable String msisdn) {

        @Nullable Position position() {
            if (location != null && (latitude != null || longitude != null)) {
                throw new InvalidData("location", "must be left out when latitude and longitude are given");
            }
            if (latitude == null && longitude == null) {
                return location;
            }
            if (latitude == null || longitude == null) {
                throw new InvalidData(latitude == null ? "latitude" : "longitude", "is required beside the other one");
            }
            return new Position(latitude, longitude, null);
        }
    }

    @Override
    public String event() {
        return "beacon_update";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Set<Role> senders() {
        return Set.of(Role.DRIVER);
    }

    @Override
    public ErrorCode invalid() {
        return ErrorCode.INVALID_BEACON;
    }

    @Override
    public boolean echoed() {
        return true;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        return Asked.event(new DriverBeacon(sender.id(), data.isActive(), data.position(), sender.now()));
    }
}
