package com.nebengjek.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Takes a request, looks it over, and does with it what the script says. */
final class Requests {

    private static final Answer UNSIGNED = Answer.status(401);
    private static final byte[] NOTHING = {};
    private static final int CHUNK = 16 * 1024;

    private final Scripts scripts;
    private final SignatureCheck signatures;
    private final Tally tally;
    private final Consumer<Received> arrivals;
    private final Clock clock;

    Requests(Scripts scripts, SignatureCheck signatures, Tally tally, Consumer<Received> arrivals, Clock clock) {
        this.scripts = scripts;
        this.signatures = signatures;
        this.tally = tally;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    Publisher<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(NOTHING)
                .flatMap(body -> Mono.from(take(request, body, response)));
    }

    private Publisher<Void> take(HttpServerRequest request, byte[] body, HttpServerResponse response) {
        HttpHeaders headers = request.requestHeaders();
        String path = request.fullPath();
        String id = headers.get("webhook-id");
        boolean signed = signatures.isGood(headers, body);
        Tally.Message message = tally.message(path, id);
        long tries = message.arrived();
        Answer answer = signed ? scripts.answer(path, tries) : UNSIGNED;
        Received received = new Received(
                Instant.now(clock), path, id, map(headers), new String(body, UTF_8), tries, signed, answer.name());
        tally.count(received, message, tries == 0 ? Json.createdAt(body) : null);
        if (answer.isAccepted()) {
            tally.accepted(message, id != null);
        }
        arrivals.accept(received);
        return answer.delay().isZero()
                ? give(answer, id, response)
                : pause(answer.delay(), response).then(Mono.defer(() -> Mono.from(give(answer, id, response))));
    }

    /** On the connection's own thread: another one, which has to wake it up, costs more than all the rest. */
    private static Mono<Void> pause(Duration time, HttpServerResponse response) {
        return Mono.create(sink -> response.withConnection(connection ->
                connection.channel().eventLoop().schedule(() -> sink.success(), time.toNanos(), TimeUnit.NANOSECONDS)));
    }

    private static Map<String, String> map(HttpHeaders headers) {
        return headers.entries().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (one, other) -> one + ", " + other));
    }

    private Publisher<Void> give(Answer answer, @Nullable String id, HttpServerResponse response) {
        return switch (answer.manner()) {
            case ANSWER -> answer(answer, id, response);
            case STALL -> stall(response);
            case HANG -> Mono.never();
            case RESET -> reset(response);
        };
    }

    private Publisher<Void> answer(Answer answer, @Nullable String id, HttpServerResponse response) {
        response.status(answer.status());
        if (answer.retryAfter() != null) {
            response.header(HttpHeaderNames.RETRY_AFTER, retryAfter(answer));
        }
        if (answer.location() != null) {
            response.header(HttpHeaderNames.LOCATION, answer.location());
        }
        if (answer.bodySize() > 0) {
            response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.bodySize()));
            return response.send(ByteBufFlux.fromString(filling(answer.bodySize())));
        }
        if (answer.status() == 204 || answer.status() == 304 || answer.status() < 200) {
            return response.send();
        }
        byte[] body = body(answer, id).getBytes(UTF_8);
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body));
    }

    private String retryAfter(Answer answer) {
        Duration time = Objects.requireNonNull(answer.retryAfter());
        return answer.retryAsDate()
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now(clock).plus(time).atOffset(ZoneOffset.UTC))
                : Long.toString(time.toSeconds());
    }

    /** The same message gets the same id, however often it comes. */
    private static String body(Answer answer, @Nullable String id) {
        if (!answer.isAccepted()) {
            return "{\"message\":\"%s\"}".formatted(answer.name());
        }
        UUID messageId = id == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
        return "{\"message\":\"Accepted\",\"messageId\":\"%s\"}".formatted(messageId);
    }

    private static Flux<String> filling(int size) {
        return Flux.range(0, (size + CHUNK - 1) / CHUNK).map(i -> "x".repeat(Math.min(CHUNK, size - i * CHUNK)));
    }

    private static Publisher<Void> stall(HttpServerResponse response) {
        return response.header(HttpHeaderNames.CONTENT_LENGTH, "1000")
                .send(ByteBufFlux.fromString(Flux.just("half of what was promi").concatWith(Flux.never())), part -> true);
    }

    private static Publisher<Void> reset(HttpServerResponse response) {
        response.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
        });
        return Mono.never();
    }
}
