package com.nebengjek.edge.frame;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import java.util.Set;
import java.util.UUID;

/** A driver takes or declines an offer. */
final class ConfirmFrame implements ClientFrame<ConfirmFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    enum Status {
        ACCEPTED,
        REJECTED
    }

    @Describe("A driver takes or declines an offer")
    record Data(UUID matchId, @Describe("What the driver answers") Status status) {}

    @Override
    public String event() {
        return "match_confirm";
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
        return ErrorCode.MATCH_UPDATE_FAILED;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        UUID match = data.matchId();
        return Asked.about(match, switch (data.status()) {
            case ACCEPTED -> new MatchAccepted(match, sender.id());
            case REJECTED -> new MatchRejected(match, sender.id());
        });
    }
}
