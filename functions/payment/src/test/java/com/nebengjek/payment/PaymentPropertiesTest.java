package com.nebengjek.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PaymentPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PaymentProperties.class)
    static class Settings {}

    @Test
    void defaults_are_those_of_the_design() {
        runner.run(context -> assertThat(context.getBean(PaymentProperties.class))
                .isEqualTo(new PaymentProperties(
                        3_000,
                        new BigDecimal("0.05"),
                        URI.create("nebengjek://pay/"),
                        PaymentWorld.noProvider())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nebengjek.payment.fare-per-km=0",
                "nebengjek.payment.fee-rate=0",
                "nebengjek.payment.fee-rate=1",
                "nebengjek.payment.provider.url=http://payments.example.com",
                "nebengjek.payment.provider.failures=1"
            })
    void the_last_good_value_is_good(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void the_providers_key_is_not_shown() {
        runner.withPropertyValues(
                        "nebengjek.payment.provider.url=https://payments.example.com", "nebengjek.payment.provider.key=secret")
                .run(context -> assertThat(context.getBean(PaymentProperties.class).provider())
                        .hasToString("ProviderSettings[https://payments.example.com]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nebengjek.payment.fare-per-km=-1",
                "nebengjek.payment.fare-per-km=3000.5",
                "nebengjek.payment.fee-rate=1.01",
                "nebengjek.payment.fee-rate=-0.05",
                "nebengjek.payment.pay-link=pay/",
                "nebengjek.payment.provider.url=payments.example.com",
                "nebengjek.payment.provider.url=ftp://payments.example.com",
                "nebengjek.payment.provider.timeout=0s",
                "nebengjek.payment.provider.failures=0",
                "nebengjek.payment.provider.open-time=-1s"
            })
    void a_bad_value_stops_the_start_and_names_the_property(String setting) {
        String property = setting.substring(0, setting.indexOf('='));
        runner.withPropertyValues(setting).run(context -> assertThat(context.getStartupFailure())
                .satisfies(fault -> assertThat(messages(fault)).contains(property)));
    }

    private static String messages(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault + "\n" + messages(fault.getCause());
    }
}
