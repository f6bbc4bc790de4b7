package com.nebengjek.bench.order;

import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** A process that follows rides, in order or not, as the stream says. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
class FollowerApplication {

    @Bean
    Function<Moved, Mono<Followed>> follow() {
        return moved -> Mono.just(new Followed(moved.rideId(), moved.step()));
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(FollowerApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--nebengjek.nats.url=" + arguments[0],
                        "--spring.cloud.function.definition=follow",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--logging.level.nebengjek.audit=off");
    }
}
