package com.nebengjek.bench.delivery;

import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The same work as a function. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
class FunctionApplication {

    @Bean
    Function<Metered, Mono<Billed>> benchBill() {
        return metered -> Mono.just(Billed.of(metered));
    }

    static void run(String url, int inFlight) {
        new SpringApplicationBuilder(FunctionApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--nebengjek.nats.url=" + url,
                        "--spring.cloud.function.definition=benchBill",
                        "--nebengjek.jetstream.functions.bench-bill.max-in-flight=" + inFlight,
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--logging.level.nebengjek.audit=off");
    }
}
