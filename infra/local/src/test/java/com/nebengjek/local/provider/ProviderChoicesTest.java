package com.nebengjek.local.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.PaymentStatus;
import com.nebengjek.local.provider.ProviderChoices.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProviderChoicesTest {

    private static List<Word> words(int attempt) {
        ProviderChoices choices = new ProviderChoices(7);
        return Stream.generate(() -> choices.next(attempt)).limit(1_000).toList();
    }

    @Test
    void some_payments_fail_at_first() {
        assertThat(words(1))
                .extracting(Word::status)
                .contains(PaymentStatus.FAILED, PaymentStatus.PAID)
                .doesNotContain(PaymentStatus.PENDING);
    }

    @Test
    void no_payment_fails_twice() {
        assertThat(words(2)).extracting(Word::status).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void some_words_are_late_and_some_are_said_twice() {
        assertThat(words(1)).anyMatch(word -> word.after().compareTo(Duration.ofSeconds(1)) > 0);
        assertThat(words(1)).extracting(Word::times).contains(1, 2);
    }

    @Test
    void the_same_seed_makes_the_same_choices() {
        assertThat(words(1)).isEqualTo(words(1));
    }
}
