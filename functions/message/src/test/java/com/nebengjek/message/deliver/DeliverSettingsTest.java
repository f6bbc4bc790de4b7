package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.message.endpoint.BreakerProperties;
import com.nebengjek.message.retry.RetryProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

class DeliverSettingsTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({DeliverProperties.class, RetryProperties.class, BreakerProperties.class})
    @PropertySource("classpath:META-INF/nebengjek/message.properties")
    static class Settings {}

    @Test
    void without_settings_nothing_private_is_allowed_and_the_profiles_are_those_of_the_readme() {
        runner.run(context -> {
            assertThat(context.getBean(DeliverProperties.class))
                    .isEqualTo(new DeliverProperties("false", 64, Duration.ofDays(1)));
            assertThat(context.getBean(RetryProperties.class).byName()).containsOnlyKeys("critical", "standard");
            assertThat(context.getBean(BreakerProperties.class)).isEqualTo(DeliverWorld.BREAKER);
        });
    }

    @Test
    void profiles_of_ones_own_stand_beside_the_others() {
        runner.withPropertyValues("nebengjek.message.retry.profiles.slow-one=1m, 1h, ...", "RETRY_COUNT=1")
                .run(context -> assertThat(context.getBean(RetryProperties.class).byName())
                        .containsKeys("critical", "standard", "slow-one")
                        .extractingByKey("standard")
                        .hasToString("RetryProfile[steps=[PT5S], endless=false]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RETRY_INTERVAL=3",
                "RETRY_INTERVAL=three seconds",
                "RETRY_INTERVAL=-3s",
                "RETRY_COUNT=-1",
                "RETRY_COUNT=1.5",
                "RETRY_COUNT=many",
                "nebengjek.message.retry.profiles.own=5",
                "nebengjek.message.retry.profiles.own=",
                "nebengjek.message.retry.limit=0s",
                "nebengjek.message.allow-private-addresses=yes",
                "nebengjek.message.allow-private-addresses=10.0.0.0/40",
                "nebengjek.message.connections=0",
                "nebengjek.message.answers-kept=0s",
                "nebengjek.message.breaker.failures=0",
                "nebengjek.message.breaker.pause=0s",
                "nebengjek.message.breaker.max-pause=1s",
                "nebengjek.message.breaker.first-rate=0",
                "nebengjek.message.breaker.disable-after=0s"
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
