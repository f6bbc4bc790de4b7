package com.nebengjek.local.assembly;

import com.nebengjek.database.Database;
import com.nebengjek.edge.EdgeModule;
import com.nebengjek.local.Endpoints;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;

/** The modules of NebengJek, set up for the servers of this run. */
final class Modules {

    private static final double PLAUSIBLE_KILOMETRES_PER_HOUR = 200;
    /** A vehicle of twice 40 km/h that reports every 25 m and at every corner, and then some. */
    private static final int FRAMES_PER_SECOND = 20;

    private final Endpoints endpoints;
    private final double speed;

    /** @param speed factor of all movement, which makes faster jumps plausible and frames more frequent */
    Modules(Endpoints endpoints, double speed) {
        this.endpoints = endpoints;
        this.speed = Math.max(1, speed);
    }

    List<LocalModule> functions() {
        return List.of(
                functions("match", MatchModule.class).with(database("match")).with(redis()),
                functions("ride", RideModule.class).with(database("ride")).with(redis()),
                functions("location", LocationModule.class)
                        .with(database("location"))
                        .with(redis())
                        .with(Map.of("nebengjek.location.max-speed", PLAUSIBLE_KILOMETRES_PER_HOUR * speed)),
                functions("payment", PaymentModule.class).with(database("payment")),
                functions("notify", NotifyModule.class).with(withoutDatabase()));
    }

    LocalModule edge() {
        long frames = Math.round(FRAMES_PER_SECOND * speed);
        return module("edge", EdgeModule.class, WebApplicationType.REACTIVE)
                .with(withoutDatabase())
                .with(Map.of(
                        "server.port", endpoints.edgeUrl().getPort(),
                        "nebengjek.edge.token.jwk-set", endpoints.jwkSet().toUri(),
                        "nebengjek.edge.frames.per-second", frames,
                        "nebengjek.edge.frames.burst", 2 * frames,
                        "nebengjek.edge.shutdown.jitter", "0s"));
    }

    private LocalModule functions(String name, Class<?> configuration) {
        return module(name, configuration, WebApplicationType.NONE);
    }

    private LocalModule module(String name, Class<?> configuration, WebApplicationType web) {
        return new LocalModule(name, configuration, web, Map.of())
                .with(Map.of(
                        "nebengjek.nats.url", endpoints.natsUrl(),
                        "nebengjek.nats.client-id", name,
                        "nebengjek.probe.port", "",
                        "spring.main.banner-mode", "off"));
    }

    private Map<String, Object> database(String module) {
        return Map.of(
                "spring.r2dbc.url", endpoints.databaseUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "spring.r2dbc.username", Database.role(module),
                "spring.r2dbc.password", Database.LOCAL_ROLE_PASSWORD);
    }

    private Map<String, Object> redis() {
        return Map.of("spring.data.redis.url", endpoints.redisUrl());
    }

    /** All modules share one class path here, so Spring would set up a database for those that have none. */
    private static Map<String, Object> withoutDatabase() {
        return Map.of(
                "spring.autoconfigure.exclude", "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration");
    }
}
