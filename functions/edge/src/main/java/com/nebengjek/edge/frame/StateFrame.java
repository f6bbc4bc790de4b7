package com.nebengjek.edge.frame;

import com.nebengjek.events.StateAsked;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.Describe;

/** Somebody asks what is open: a request or offers, a ride, a payment. */
final class StateFrame implements ClientFrame<StateFrame.Data> {

    private static final DataType<Data> DATA = DataType.of(Data.class);

    @Describe("Somebody asks what is open")
    record Data() {}

    @Override
    public String event() {
        return "state";
    }

    @Override
    public DataType<Data> data() {
        return DATA;
    }

    @Override
    public Asked toEvent(Data data, Sender sender) {
        return Asked.event(new StateAsked(sender.id()));
    }
}
