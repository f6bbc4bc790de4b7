package com.nebengjek.payment.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.PaymentStatus;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A provider that speaks {@code openapi.yaml}. While it does not answer it is asked less, so that it can recover. */
public final class HttpPaymentProvider implements PaymentProvider {

    private static final String CURRENCY = "IDR";
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_QUOTE = 200;
    private static final int CREATED = 201;
    private static final int TOO_SLOW = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record ChargeBody(UUID reference, long amount, String currency) {}

    private record ChargeAnswer(
            @Nullable String chargeId, @Nullable UUID reference, long amount, @Nullable PaymentStatus status) {}

    private final ProviderSettings settings;
    private final URI charges;
    private final HttpClient client;
    private final CircuitBreaker breaker;

    /** @param settings with a URL */
    public HttpPaymentProvider(ProviderSettings settings) {
        this.settings = settings;
        this.charges = URI.create(Objects.requireNonNull(settings.url()).toString().replaceFirst("/$", "") + "/charges");
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        this.breaker = CircuitBreaker.of(
                "payment-provider",
                CircuitBreakerConfig.custom()
                        .slidingWindow(settings.failures(), settings.failures(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(settings.openTime())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordExceptions(ProviderUnavailable.class)
                        .build());
    }

    @Override
    public Mono<Charge> charge(ChargeOrder order) {
        return Mono.fromCompletionStage(() -> breaker.executeCompletionStage(() -> ask(order)))
                .onErrorMap(
                        CallNotPermittedException.class,
                        open -> new ProviderUnavailable(
                                "The payment provider is left alone for a while", settings.openTime(), open));
    }

    private CompletableFuture<Charge> ask(ChargeOrder order) {
        return client.sendAsync(request(order), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER))
                .handle((answer, fault) -> {
                    if (fault != null) {
                        throw unheard(fault instanceof CompletionException ? fault.getCause() : fault);
                    }
                    return read(order, answer);
                });
    }

    private HttpRequest request(ChargeOrder order) {
        byte[] body = JSON.writeValueAsBytes(new ChargeBody(order.payment(), order.amount(), CURRENCY));
        return HttpRequest.newBuilder(charges)
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.key())
                .header("Idempotency-Key", order.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static RuntimeException unheard(Throwable fault) {
        return fault instanceof IOException
                ? new ProviderUnavailable("No answer of the payment provider: " + fault, SHORTEST_WAIT, fault)
                : new IllegalStateException("The payment provider cannot be asked", fault);
    }

    private static Charge read(ChargeOrder order, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == CREATED) {
            return charge(order, answer.body());
        }
        if (status == TOO_SLOW || status == TOO_MANY || status >= SERVER_ERRORS) {
            throw new ProviderUnavailable("The payment provider answers " + status, retryAfter(answer));
        }
        throw new ChargeRefused("The payment provider refuses charge %s with %d: %s"
                .formatted(order.key(), status, quote(answer.body())));
    }

    private static Charge charge(ChargeOrder order, byte[] body) {
        try {
            ChargeAnswer answer = JSON.readValue(body, ChargeAnswer.class);
            if (answer.chargeId() != null
                    && answer.status() != null
                    && order.payment().equals(answer.reference())
                    && order.amount() == answer.amount()) {
                return new Charge(answer.chargeId(), answer.status());
            }
        } catch (JacksonException unreadable) {
            // Said below, with what it was.
        }
        throw new ChargeRefused("The payment provider answers charge %s with something else: %s"
                .formatted(order.key(), quote(body)));
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        Duration asked = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(SHORTEST_WAIT);
        return asked.compareTo(LONGEST_WAIT) < 0 ? max(asked, SHORTEST_WAIT) : LONGEST_WAIT;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** For logs: short, and in one line. */
    private static String quote(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LONGEST_QUOTE), UTF_8);
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
