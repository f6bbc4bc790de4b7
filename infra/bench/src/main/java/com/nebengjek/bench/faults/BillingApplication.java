package com.nebengjek.bench.faults;

import com.nebengjek.bench.delivery.Billed;
import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.jetstream.Caused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bills one event at a time, or, when it has a database, a batch of them with an entry there for each. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
class BillingApplication {

    /** The setting that names a database. */
    static final String DATABASE = "faults.database";

    private static final String FUNCTION = "faultBill";

    @Bean(FUNCTION)
    @ConditionalOnProperty(name = DATABASE, havingValue = "none", matchIfMissing = true)
    Function<Metered, Mono<Billed>> billOne() {
        return metered -> Mono.just(Billed.of(metered));
    }

    @Bean(FUNCTION)
    @ConditionalOnProperty(DATABASE)
    Function<List<Metered>, Flux<Caused<Billed>>> billMany(@Value("${" + DATABASE + "}") String database) {
        Entries entries = Entries.at(database);
        return batch -> entries.add(batch)
                .thenMany(Flux.fromIterable(batch))
                .map(metered -> Caused.by(metered, Billed.of(metered)));
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    static ConfigurableApplicationContext run(String url, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--nebengjek.nats.url=" + url,
                "--spring.cloud.function.definition=" + FUNCTION,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.com.nebengjek=off"));
        arguments.addAll(more);
        return new SpringApplicationBuilder(BillingApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }
}
