package com.nebengjek.jetstream.binding;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** A process of its own that bills orders, and dies of an order whose amount is the deadly one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WorkerProcess {

    static final int DEADLY = -666;

    @Bean
    Function<OrderPlaced, Flux<OrderBilled>> bill() {
        return order -> {
            if (order.amount() == DEADLY) {
                Runtime.getRuntime().halt(1);
            }
            return Flux.just(new OrderBilled(order.orderId(), order.amount()));
        };
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(WorkerProcess.class).web(WebApplicationType.NONE).run(arguments);
    }

    static Process start(String natsUrl) {
        return start(WorkerProcess.class, "bill", natsUrl);
    }

    /** Starts a process of its own with one function of an application. */
    static Process start(Class<?> application, String function, String natsUrl) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                application.getName(),
                "--nebengjek.nats.url=" + natsUrl,
                "--spring.cloud.function.definition=" + function,
                "--spring.main.banner-mode=off"));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/worker-" + System.nanoTime() + ".log"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
