package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.jetstream.StreamUnavailable;
import com.nebengjek.jetstream.delivery.ConsumerName;
import com.nebengjek.jetstream.delivery.Told;
import io.nats.client.Connection;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a function's progress from JetStream's API, by the requests that every function may make. */
final class ServerProgress implements StreamProgress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;
    private final String api;

    ServerProgress(Connection connection, String api) {
        this.connection = connection;
        this.api = api;
    }

    /** The stream is asked first: what its consumers have ended by then is never more than what there was. */
    @Override
    public Mono<Point> of(String function, String stream) {
        ConsumerName consumer = ConsumerName.of(function, stream);
        return ask("STREAM.INFO." + stream).flatMap(answer -> {
            long last = answer.at("/state/last_seq").asLong();
            return Flux.fromIterable(Told.of(answer, function).durables(consumer))
                    .flatMap(durable -> ask("CONSUMER.INFO." + stream + "." + durable))
                    .map(info -> handled(info, last))
                    .reduce(Math::min)
                    .map(handled -> new Point(last, handled));
        });
    }

    /** The floor of the acknowledgements; beyond it when events that are not the consumer's own follow the last. */
    private static long handled(JsonNode consumer, long last) {
        boolean idle = consumer.path("num_pending").asLong() == 0
                && consumer.path("num_ack_pending").asLong() == 0;
        return idle ? last : consumer.at("/ack_floor/stream_seq").asLong();
    }

    private Mono<JsonNode> ask(String request) {
        return Mono.fromFuture(() -> connection.requestWithTimeout(api + "." + request, null, PATIENCE))
                .map(answer -> JsonMapper.shared().readTree(answer.getData()))
                .doOnNext(answer -> refuseErrors(request, answer));
    }

    private static void refuseErrors(String request, JsonNode answer) {
        if (answer.has("error")) {
            throw new StreamUnavailable(request, answer.at("/error/description").asString());
        }
    }
}
