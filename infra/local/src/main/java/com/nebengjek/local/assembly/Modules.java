package com.nebengjek.local.assembly;

import static com.nebengjek.local.assembly.LocalModule.Need.DATABASE;
import static com.nebengjek.local.assembly.LocalModule.Need.REDIS;

import com.nebengjek.api.ApiModule;
import com.nebengjek.compat.CompatModule;
import com.nebengjek.database.Database;
import com.nebengjek.edge.EdgeModule;
import com.nebengjek.live.LiveModule;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.NatsUsers;
import com.nebengjek.local.provider.ProviderAccess;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.message.MessageModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import com.nebengjek.state.StateModule;
import com.nebengjek.topology.permission.UserPermissions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;

/**
 * The modules of NebengJek, set up for the servers of this run. Where NATS has users, each function is started alone and
 * is one of them, with a database role of its own; else the functions of a module share what they need.
 */
final class Modules {

    private static final double PLAUSIBLE_KILOMETRES_PER_HOUR = 200;
    /** A vehicle of twice 40 km/h that reports every 25 m and at every corner, and then some. */
    private static final int FRAMES_PER_SECOND = 20;

    /** All modules share one class path here, so Spring would set up for each of them what another one uses. */
    private static final String NO_DATABASE = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration";

    private static final String NO_SECURITY = String.join(
            ",",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive"
                    + ".ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration");

    private final Endpoints endpoints;
    private final Optional<NatsUsers> users;
    private final double speed;

    /** @param speed factor of all movement, which makes faster jumps plausible and frames more frequent */
    Modules(Endpoints endpoints, Optional<NatsUsers> users, double speed) {
        this.endpoints = endpoints;
        this.users = users;
        this.speed = Math.max(1, speed);
    }

    List<LocalModule> functions() {
        return Stream.of(match(), ride(), location(), payment(), notification(), state(), message(), earlier())
                .flatMap(module -> users.isPresent() ? module.oneForEachFunction() : Stream.of(module))
                .map(this::connected)
                .toList();
    }

    LocalModule edge() {
        long frames = Math.round(FRAMES_PER_SECOND * speed);
        LocalModule edge = new LocalModule(
                "edge", EdgeModule.class, WebApplicationType.REACTIVE, List.of(), Set.of(REDIS), Map.of());
        return connected(edge)
                .with(Map.of(
                        "server.port", endpoints.edgeUrl().getPort(),
                        "spring.autoconfigure.exclude", String.join(",", NO_DATABASE, NO_SECURITY),
                        "nebengjek.edge.token.jwk-set", endpoints.jwkSet().toUri(),
                        "nebengjek.edge.frames.per-second", frames,
                        "nebengjek.edge.frames.burst", 2 * frames,
                        "nebengjek.edge.shutdown.jitter", "0s"));
    }

    /** It opens no port: the edge's is its own, too. */
    LocalModule api() {
        return connected(new LocalModule(
                        "api", ApiModule.class, WebApplicationType.REACTIVE, List.of(), Set.of(DATABASE, REDIS), Map.of()))
                .with(Map.of("nebengjek.api.tokens.keys", endpoints.jwkSet()))
                .with(withProvider(provider -> Map.of("nebengjek.api.payments.secrets", provider.callbackSecret())));
    }

    /** With a port of its own. */
    LocalModule apiAlone() {
        return api().with(Map.of("server.port", endpoints.edgeUrl().getPort(), "server.address", "127.0.0.1"));
    }

    /** @param receiver an address of this machine, where messages go that no endpoint takes */
    List<LocalModule> messageFunctions(URI receiver) {
        LocalModule message = message().with(Map.of("nebengjek.message.relay.request-url", receiver));
        return (users.isPresent() ? message.oneForEachFunction() : Stream.of(message)).map(this::connected).toList();
    }

    /** Endpoints may be on this machine, and whoever tries them wants to see what happens soon. */
    private static LocalModule message() {
        return LocalModule.ofFunctions(
                        "message",
                        MessageModule.class,
                        Set.of(DATABASE, REDIS),
                        "message-compose",
                        "message-relay",
                        "message-deliver",
                        "message-redeliver")
                .with(Map.of(
                        "nebengjek.message.allow-private-addresses", "127.0.0.0/8,::1/128",
                        "nebengjek.message.retry.interval", "2s",
                        "nebengjek.message.retry.count", "10"));
    }

    LocalModule live() {
        return connected(new LocalModule(
                        "live", LiveModule.class, WebApplicationType.REACTIVE, List.of(), Set.of(), Map.of()))
                .with(Map.of(
                        "spring.autoconfigure.exclude", String.join(",", NO_DATABASE, NO_SECURITY),
                        "nebengjek.live.token", endpoints.liveToken()));
    }

    private static LocalModule match() {
        return LocalModule.ofFunctions(
                "match",
                MatchModule.class,
                Set.of(DATABASE, REDIS),
                "driver-availability",
                "match-propose",
                "match-decide",
                "match-expire");
    }

    private static LocalModule ride() {
        return LocalModule.ofFunctions(
                "ride", RideModule.class, Set.of(DATABASE, REDIS), "ride-create", "ride-progress", "ride-meter");
    }

    private LocalModule location() {
        return LocalModule.ofFunctions("location", LocationModule.class, Set.of(DATABASE, REDIS), "location-store")
                .with(Map.of("nebengjek.location.max-speed", PLAUSIBLE_KILOMETRES_PER_HOUR * speed));
    }

    private LocalModule payment() {
        return LocalModule.ofFunctions("payment", PaymentModule.class, Set.of(DATABASE), "payment")
                .with(withProvider(provider -> Map.of(
                        "nebengjek.payment.provider.url", provider.url(),
                        "nebengjek.payment.provider.key", provider.key())));
    }

    private Map<String, Object> withProvider(Function<ProviderAccess, Map<String, Object>> settings) {
        return endpoints.provider() == null ? Map.of() : settings.apply(endpoints.provider());
    }

    private static LocalModule notification() {
        return LocalModule.ofFunctions("notify", NotifyModule.class, Set.of(), "client-notify");
    }

    private static LocalModule state() {
        return LocalModule.ofFunctions("client-state", StateModule.class, Set.of(DATABASE), "client-state");
    }

    private static LocalModule earlier() {
        return LocalModule.ofFunctions("compat", CompatModule.class, Set.of(DATABASE), "earlier-clients");
    }

    private LocalModule connected(LocalModule module) {
        LocalModule connected = module.with(nats(module.name()))
                .with(module.needs().contains(DATABASE) ? database(module.name()) : withoutDatabase())
                .with(Map.of("nebengjek.probe.port", "", "spring.main.banner-mode", "off"));
        return module.needs().contains(REDIS) ? connected.with(redis()) : connected;
    }

    private Map<String, Object> nats(String name) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("nebengjek.nats.url", endpoints.natsUrl(), "nebengjek.nats.client-id", name));
        users.ifPresent(known -> settings.putAll(Map.of(
                "nebengjek.nats.auth.user", name,
                "nebengjek.nats.auth.password", known.passwordOf(name),
                "nebengjek.nats.connect-timeout", "30s",
                "nebengjek.nats.tls.ca-file", Objects.requireNonNull(endpoints.natsCa()),
                "nebengjek.nats.inbox-prefix", UserPermissions.inboxPrefix(name))));
        return settings;
    }

    private Map<String, Object> database(String name) {
        return Map.of(
                "spring.r2dbc.url", endpoints.databaseUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "spring.r2dbc.username", Database.role(name),
                "spring.r2dbc.password", Database.LOCAL_ROLE_PASSWORD);
    }

    private Map<String, Object> redis() {
        return Map.of("spring.data.redis.url", endpoints.redisUrl());
    }

    private static Map<String, Object> withoutDatabase() {
        return Map.of("spring.autoconfigure.exclude", NO_DATABASE);
    }
}
