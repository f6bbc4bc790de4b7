package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.PaymentInput;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.RideMetered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word about a payment heard one to three times, in any order. */
class PaymentRepeatsIT extends PaymentIT {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_repeated_in_any_order_is_told_the_same_and_success_stays(long seed) {
        RideMetered ride = world.billed();
        List<PaymentInput> words = List.of(
                pay(ride), settled(ride, FAILED, "a"), pay(ride), settled(ride, PAID, "b"), settled(ride, FAILED, "c"), ride);
        Random random = new Random(seed);
        List<Integer> deliveries = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), word));
        }
        Collections.shuffle(deliveries, random);

        List<List<List<PaymentOutput>>> told =
                words.stream().<List<List<PaymentOutput>>>map(word -> new ArrayList<>()).toList();
        deliveries.forEach(word -> told.get(word).add(world.hear(words.get(word), "event " + word)));

        assertThat(told).allSatisfy(outputs -> assertThat(outputs).isNotEmpty().containsOnly(outputs.getFirst()));
        assertThat(world.stored(ride)).isEqualTo("PAID by b");
    }
}
