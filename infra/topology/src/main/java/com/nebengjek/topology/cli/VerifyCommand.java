package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.stored.ReplayHeaders;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code verify}: asks for a ride where no driver is, and waits until the passenger, whom there is not, is told so.
 * The request goes through match-propose, match-expire and client-notify, Postgres and Redis.
 */
final class VerifyCommand implements Command {

    private static final Option TIMEOUT = new Option("--timeout", "SECONDS", "how long the answer may take (60)");
    private static final int LONGEST = 3_600;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int NO_MESSAGE_FOUND = 10_037;
    private static final String ANSWER = "com.nebengjek.match.unmatched.v1";

    /** Point Nemo, as far from land as one can be. */
    private static final Map<String, Double> NOWHERE = Map.of("latitude", -48.8767, "longitude", -123.3933);

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "sends a request for a ride through the whole flow, and waits for the answer";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TIMEOUT);
    }

    private record Answered(String type, long millis) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        Duration timeout = Duration.ofSeconds(arguments.number(TIMEOUT, 1, LONGEST).orElse(60));
        JetStreamManagement management = session.management();
        UUID passenger = UUID.randomUUID();
        long begin = System.nanoTime();
        management.jetStream().publish(request(passenger));
        Optional<MessageInfo> answer = awaited(management, "client." + passenger, begin + timeout.toNanos());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        String type = answer.map(MessageInfo::getHeaders)
                .map(headers -> headers.getFirst("ce-type"))
                .orElseThrow(() -> new IOException(
                        "no answer came within %d s: infra/admin topology status shows where the request waits"
                                .formatted(timeout.toSeconds())));
        if (!type.equals(ANSWER)) {
            throw new IOException("the answer is %s, and not %s".formatted(type, ANSWER));
        }
        return Answer.of(new Answered(type, millis), "answered after %.1f s".formatted(millis / 1_000.0));
    }

    private static NatsMessage request(UUID passenger) {
        UUID id = UUID.randomUUID();
        String now = Instant.now().toString();
        byte[] event = JsonMapper.shared()
                .writeValueAsBytes(Map.ofEntries(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", id.toString()),
                        Map.entry("source", "/infra/admin"),
                        Map.entry("type", "com.nebengjek.match.request.v1"),
                        Map.entry("subject", passenger.toString()),
                        Map.entry("time", now),
                        Map.entry("datacontenttype", "application/json"),
                        Map.entry("partitionkey", id.toString()),
                        Map.entry("correlationid", id.toString()),
                        Map.entry(
                                "data",
                                Map.of(
                                        "request_id", id,
                                        "passenger_id", passenger,
                                        "pickup", NOWHERE,
                                        "destination", NOWHERE,
                                        "timestamp", now))));
        Headers headers = new Headers()
                .put("Content-Type", "application/cloudevents+json")
                .put(ReplayHeaders.MESSAGE_ID, id.toString());
        return new NatsMessage("match.request.passenger." + passenger, null, headers, event);
    }

    private static Optional<MessageInfo> awaited(JetStreamManagement management, String subject, long deadline)
            throws IOException, JetStreamApiException, InterruptedException {
        while (System.nanoTime() < deadline) {
            try {
                return Optional.of(management.getLastMessage("CLIENT", subject));
            } catch (JetStreamApiException notYet) {
                if (notYet.getApiErrorCode() != NO_MESSAGE_FOUND) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
        return Optional.empty();
    }
}
