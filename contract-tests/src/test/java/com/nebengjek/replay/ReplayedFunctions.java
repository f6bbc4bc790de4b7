package com.nebengjek.replay;

import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.jetstream.binding.BoundFunction;
import com.nebengjek.location.LocationModule;
import com.nebengjek.local.recording.Recording.Recorded;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.payment.provider.PaymentProvider;
import com.nebengjek.ride.RideModule;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** The functions of positions, rides and money as they are deployed, on real databases, with a clock that is set. */
final class ReplayedFunctions implements AutoCloseable {

    private static final double PLAUSIBLE_KILOMETRES_PER_HOUR = 200;

    private final List<ConfigurableApplicationContext> modules = new ArrayList<>();
    private final List<BoundFunction> functions = new ArrayList<>();

    private final PaymentProvider provider;

    private ReplayedFunctions(PaymentProvider provider) {
        this.provider = provider;
    }

    /** @param settings of the functions, that differ from what they are by default */
    static ReplayedFunctions start(TestServers servers, Recorded recorded, Clock clock, Map<String, String> settings) {
        ReplayedFunctions started = new ReplayedFunctions(new RecordedProvider(recorded.events()));
        Map<String, String> all = new TreeMap<>();
        all.put("nebengjek.location.max-speed", Double.toString(PLAUSIBLE_KILOMETRES_PER_HOUR * Math.max(1, recorded.speed())));
        all.putAll(settings);
        started.start(LocationModule.class, "location", servers, clock, all);
        started.start(RideModule.class, "ride", servers, clock, all);
        started.start(PaymentModule.class, "payment", servers, clock, all);
        return started;
    }

    List<BoundFunction> all() {
        return functions;
    }

    private void start(
            Class<?> module, String role, TestServers servers, Clock clock, Map<String, String> settings) {
        PostgresDatabase database = servers.database().as(role);
        Map<String, String> all = new TreeMap<>(settings);
        all.put("nebengjek.jetstream.enabled", "false");
        all.put("nebengjek.probe.port", "");
        all.put("spring.r2dbc.url", database.r2dbcUrl());
        all.put("spring.r2dbc.username", database.user());
        all.put("spring.r2dbc.password", database.password());
        all.put("spring.data.redis.url", servers.redis().url());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(module)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean("replayClock", Clock.class, () -> clock);
                    beans.registerBean("replayProvider", PaymentProvider.class, () -> provider);
                    beans.registerBean("replayProgress", StreamProgress.class, () -> ReplayedFunctions::allHandled);
                })
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        modules.add(context);
        BoundFunction.of(context, clock).forEach(functions::add);
    }

    /** What has arrived by now in a replay has been handled, too. */
    private static Mono<StreamProgress.Point> allHandled(String function, String stream) {
        return Mono.just(new StreamProgress.Point(0, 0));
    }

    @Override
    public void close() {
        modules.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
