package com.nebengjek.replay;

import com.nebengjek.events.PaymentStatus;
import com.nebengjek.local.recording.RecordedEvent;
import com.nebengjek.payment.provider.Charge;
import com.nebengjek.payment.provider.ChargeOrder;
import com.nebengjek.payment.provider.PaymentProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A payment provider who answers each order as it was answered when the recording was made. */
final class RecordedProvider implements PaymentProvider {

    private static final String ASKED = "ride.pay.trip.";
    private static final String TOLD = "ride.payment.trip.";

    private final Map<UUID, Deque<PaymentStatus>> answers = new HashMap<>();

    RecordedProvider(List<RecordedEvent> events) {
        Map<String, UUID> asked = new HashMap<>();
        for (RecordedEvent event : events) {
            if (event.natsSubject().startsWith(ASKED)) {
                asked.put(event.event().id(), UUID.fromString(event.data().path("payment_id").asString()));
            }
            UUID payment = asked.get(String.valueOf(event.event().causationId()));
            if (payment != null && event.natsSubject().startsWith(TOLD)) {
                hear(payment, PaymentStatus.valueOf(event.data().path("status").asString()));
            }
        }
    }

    /** A passenger who wants to pay is told that it is pending, and then what the provider said, if that was at once. */
    private void hear(UUID payment, PaymentStatus status) {
        Deque<PaymentStatus> said = answers.computeIfAbsent(payment, _ -> new ArrayDeque<>());
        if (status != PaymentStatus.PENDING && !said.isEmpty()) {
            said.removeLast();
        }
        said.add(status);
    }

    @Override
    public Mono<Charge> charge(ChargeOrder order) {
        Deque<PaymentStatus> said = answers.getOrDefault(order.payment(), new ArrayDeque<>());
        return said.isEmpty() ? Mono.empty() : Mono.just(new Charge(order.payment() + ":" + order.number(), said.remove()));
    }
}
