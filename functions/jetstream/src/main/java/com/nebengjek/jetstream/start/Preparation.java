package com.nebengjek.jetstream.start;

import com.nebengjek.events.catalogue.EventJson;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nats.client.Options;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.convert.ApplicationConversionService;

/**
 * Initializes, on a thread of its own, classes that the application will need soon: while Spring makes its beans, one after
 * the other, a second processor would have nothing to do. Whoever needs one of them earlier waits for it, or is first.
 */
final class Preparation {

    private static final String DATABASE = "io.r2dbc.spi.ConnectionFactory";

    // Of the clients of Postgres and Redis; loading the native transport is most of it.
    private static final List<String> NETTY =
            List.of("io.netty.channel.epoll.Epoll", "io.netty.buffer.Unpooled", "io.netty.buffer.PooledByteBufAllocator");

    private Preparation() {}

    /** What writes no log. */
    static void begin() {
        start(Preparation::prepareSilently);
    }

    /** The rest, once it is known where and how to log. */
    static void goOn() {
        start(Preparation::prepareRest);
    }

    private static void start(Runnable part) {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            Thread.ofPlatform().daemon().name("preparation").start(part);
        }
    }

    private static void prepareSilently() {
        ApplicationConversionService.getSharedInstance();
        if (isPresent(DATABASE)) {
            BigDecimal.ONE.signum();
        }
        EventJson.mapper();
        UUID.randomUUID();
    }

    private static void prepareRest() {
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).close();
        new Options.Builder().server(Options.DEFAULT_URL).build();
        NETTY.forEach(Preparation::isPresent);
    }

    /** Whether there is such a class; if so, it is initialized. */
    private static boolean isPresent(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
