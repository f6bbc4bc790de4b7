package com.nebengjek.edge.frame;

import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.Position;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.events.catalogue.Length;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passenger asks for a ride, or no longer wants it. */
final class FinderFrame implements ClientFrame<FinderFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("A passenger asks for a ride, or no longer wants it")
    record Data(
            @Describe("Whether the passenger wants a ride") boolean isActive,
            @Describe("Pickup; required when is_active") @Nullable Position location,
            @Describe("Destination; required when is_active") @Nullable Position targetLocation,
            @Describe("The request to cancel; absent means whichever is open") @Nullable UUID requestId,
            @Describe("Ignored: who you are comes from the token") @Length(min = 0) @Nullable String msisdn) {}

    @Override
    public String event() {
        return "finder_update";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Set<Role> senders() {
        return Set.of(Role.PASSENGER);
    }

    @Override
    public boolean echoed() {
        return true;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        return data.isActive() ? request(data, sender) : cancel(data, sender);
    }

    private static Asked request(Data data, Sender sender) {
        if (data.requestId() != null) {
            throw new InvalidData("request_id", "must be left out of a new request: the answer says it");
        }
        UUID request = sender.derive("request");
        return Asked.making(request, new MatchRequest(
                request,
                sender.id(),
                required("location", data.location()),
                required("target_location", data.targetLocation()),
                sender.now()));
    }

    private static Asked cancel(Data data, Sender sender) {
        return Asked.about(data.requestId(), new MatchCancel(data.requestId(), sender.id()));
    }

    private static Position required(String field, @Nullable Position position) {
        if (position == null) {
            throw new InvalidData(field, "is required when is_active is true");
        }
        return position;
    }
}
