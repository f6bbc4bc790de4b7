package com.nebengjek.edge.frame;

import com.nebengjek.events.Payment;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Length;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passenger wants to pay: an intent, whatever the frame says of its outcome. */
final class PayFrame implements ClientFrame<PayFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("A passenger wants to pay")
    record Data(
            UUID rideId,
            @Describe("From payment_request; earlier clients leave it out") @Nullable UUID paymentId,
            @Describe("Ignored: the meter decides") @Nullable Double totalCost,
            @Describe("Ignored: the provider decides") @Length(min = 0) @Nullable String status) {}

    @Override
    public String event() {
        return "payment_processed";
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
    public Asked toEvent(Data data, Sender sender) {
        UUID ride = data.rideId();
        UUID payment = data.paymentId() == null ? Payment.idOf(ride) : data.paymentId();
        return Asked.about(ride, new RidePay(ride, payment, sender.id()));
    }
}
