package com.nebengjek.message.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

class RulesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RuleProperties.class)
    @PropertySource("classpath:META-INF/nebengjek/message.properties")
    static class Settings {}

    @Test
    void a_passenger_gets_a_receipt() {
        UUID passenger = UUID.randomUUID();
        UUID rideId = UUID.randomUUID();
        var completed = new RideCompleted(
                new Ride(rideId, UUID.randomUUID(), UUID.randomUUID(), passenger, RideStatus.COMPLETED),
                new Payment(UUID.randomUUID(), rideId, 6_000, 300, 5_700, PaymentStatus.PAID));

        runner.run(context -> {
            Template receipt =
                    Template.of("receipt", context.getBean(RuleProperties.class).rules().get("receipt"));
            Draft draft = receipt.draft("event", completed, Instant.EPOCH);

            assertThat(receipt.isFor(completed)).isTrue();
            assertThat(draft.recipient()).isEqualTo(passenger.toString());
            assertThat(draft.content()).contains("Rp 6000", rideId.toString());
            assertThat(draft).isEqualTo(receipt.draft("event", completed, Instant.EPOCH));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "receipt.event=com.nebengjek.ride.finished.v1, com.nebengjek.ride.finished.v1",
        "receipt.recipient=ride.payer, payer",
        "receipt.content=You paid {{payment.total}}, total",
        "receipt.priority=10, 10",
        "receipt.collapse-key={{rideId}}, rideId",
        "receipt.order-key={{ride.number}}, number",
        "hello.event=, ''",
        "hello.channel=PIGEON, PIGEON"
    })
    void a_bad_rule_stops_the_start_and_names_rule_and_field(String setting, String value) {
        String field = setting.substring(0, setting.indexOf('='));
        runner.withPropertyValues("nebengjek.message.compose.rules." + setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .satisfies(fault -> assertThat(messages(fault))
                                .contains("nebengjek.message.compose.rules." + field, value)));
    }

    private static String messages(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault + "\n" + messages(fault.getCause());
    }
}
