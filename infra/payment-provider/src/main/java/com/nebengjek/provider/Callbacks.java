package com.nebengjek.provider;

import com.nebengjek.provider.Choices.Decision;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the customer when a charge is decided, and again until the customer has heard it. */
final class Callbacks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;
    private static final int LONGEST_PAUSE_DOUBLINGS = 3;

    private final Settings settings;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("callbacks").daemon().factory());

    private record Callback(String callbackId, String chargeId, UUID reference, long amount, Charge.Status status) {}

    Callbacks(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param decide makes the decision when it is due */
    void tellLater(Supplier<Charge> decide, Decision decision) {
        after(decision.after(), () -> {
            Charge charge = decide.get();
            for (int call = 0; call < decision.calls(); call++) {
                after(decision.after().multipliedBy(call), () -> tell(charge, 0));
            }
        });
    }

    private void tell(Charge charge, int failures) {
        if (settings.callback() == null) {
            return;
        }
        client.sendAsync(request(charge), BodyHandlers.discarding()).whenComplete((answer, fault) -> {
            if (!isHeard(answer)) {
                System.err.printf("%s is not heard: %s%n", charge.chargeId(), fault == null ? answer.statusCode() : fault);
                after(pause(failures), () -> tell(charge, failures + 1));
            }
        });
    }

    private static boolean isHeard(@Nullable HttpResponse<?> answer) {
        return answer != null && answer.statusCode() / HUNDRED == SUCCESS;
    }

    private static Duration pause(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures, LONGEST_PAUSE_DOUBLINGS));
    }

    private HttpRequest request(Charge charge) {
        byte[] body = Json.MAPPER.writeValueAsBytes(new Callback(
                "callback-of-" + charge.chargeId(), charge.chargeId(), charge.reference(), charge.amount(), charge.status()));
        return HttpRequest.newBuilder(Objects.requireNonNull(settings.callback()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(Signature.HEADER, Signature.of(body, settings.secret(), clock.instant()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private void after(Duration time, Runnable work) {
        if (!timer.isShutdown()) {
            timer.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }
}
