package com.nebengjek.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.provider.Charge.Status;
import com.nebengjek.provider.Choices.Decision;
import com.nebengjek.provider.Choices.Manner;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnreliableTest {

    private static List<Decision> decisions(int earlier) {
        Choices choices = new Unreliable(7);
        return Stream.generate(() -> choices.decision(earlier)).limit(1_000).toList();
    }

    @Test
    void some_charges_fail_at_first() {
        assertThat(decisions(0)).extracting(Decision::status).contains(Status.FAILED, Status.PAID);
    }

    @Test
    void no_payment_fails_twice() {
        assertThat(decisions(1)).extracting(Decision::status).containsOnly(Status.PAID);
    }

    @Test
    void some_decisions_are_late_and_some_are_told_twice() {
        assertThat(decisions(0)).anyMatch(decision -> decision.after().compareTo(Duration.ofSeconds(1)) > 0);
        assertThat(decisions(0)).extracting(Decision::calls).contains(1, 2);
    }

    @Test
    void some_orders_are_put_off_and_some_not_answered() {
        Choices choices = new Unreliable(7);

        assertThat(Stream.generate(choices::manner).limit(1_000)).contains(Manner.values());
    }

    @Test
    void the_same_seed_makes_the_same_choices() {
        assertThat(decisions(0)).isEqualTo(decisions(0));
    }
}
