package com.nebengjek.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** All charges, each once for its key. */
final class Charges {

    /** A charge is there: as it stands, how many of its reference came before it, and whether it was made just now. */
    record Found(Charge charge, int earlier, boolean isNew) {}

    private record Order(ChargeOrder order, String chargeId) {}

    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<UUID, List<String>> ofReference = new HashMap<>();

    /** @throws IllegalStateException when the key was used for another order */
    synchronized Found order(String key, ChargeOrder order) {
        Order earlier = orders.get(key);
        if (earlier == null) {
            return make(key, order);
        }
        if (!earlier.order().equals(order)) {
            throw new IllegalStateException("This Idempotency-Key was used for another charge.");
        }
        return found(Objects.requireNonNull(charges.get(earlier.chargeId())), false);
    }

    private Found make(String key, ChargeOrder order) {
        // Of another provider than the one that was here before it forgot everything.
        String id = "charge-" + UUID.randomUUID();
        UUID reference = Objects.requireNonNull(order.reference());
        Charge charge = new Charge(id, reference, order.amount(), ChargeOrder.CURRENCY, Charge.Status.PENDING);
        orders.put(key, new Order(order, id));
        charges.put(id, charge);
        ofReference.computeIfAbsent(reference, first -> new ArrayList<>()).add(id);
        return found(charge, true);
    }

    private Found found(Charge charge, boolean isNew) {
        int earlier = Objects.requireNonNull(ofReference.get(charge.reference())).indexOf(charge.chargeId());
        return new Found(charge, earlier, isNew);
    }

    synchronized Charge decide(Charge charge, Charge.Status decision) {
        Charge decided = charge.decided(decision);
        charges.put(charge.chargeId(), decided);
        return decided;
    }
}
