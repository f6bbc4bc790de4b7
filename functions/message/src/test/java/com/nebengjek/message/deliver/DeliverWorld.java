package com.nebengjek.message.deliver;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSendFresh;
import com.nebengjek.events.MessageSendRetry;
import com.nebengjek.message.MessageWorld;
import com.nebengjek.message.endpoint.AddressGuard;
import com.nebengjek.message.endpoint.BreakerProperties;
import com.nebengjek.message.endpoint.EndpointClient;
import com.nebengjek.message.endpoint.EndpointHealth;
import com.nebengjek.message.retry.Retries;
import com.nebengjek.message.retry.RetryProperties;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.testkit.SettableClock;
import com.nebengjek.testkit.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

/** The function on a database, a receiver at the other end, and a relay in few words. */
final class DeliverWorld implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final BreakerProperties BREAKER = new BreakerProperties(
            10, Duration.ofSeconds(5), Duration.ofMinutes(5), 10, Duration.ofDays(5));

    MessageWorld tables;
    final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MICROS));
    final Receiver receiver = Receiver.start();
    final ReactiveStringRedisTemplate redis;

    private final TestServers servers;
    private final LettuceConnectionFactory redisConnections;
    private final EndpointClient client;
    private final MessageDelivery<MessageSend> function;

    DeliverWorld(TestServers servers) throws SQLException {
        this(servers, 64);
    }

    DeliverWorld(TestServers servers, int connections) throws SQLException {
        this.servers = servers;
        tables = new MessageWorld(servers, "message_deliver");
        RedisConfiguration address = LettuceConnectionFactory.createRedisConfiguration(servers.redis().url());
        redisConnections = new LettuceConnectionFactory(address);
        redisConnections.start();
        redis = new ReactiveStringRedisTemplate(redisConnections);
        client = new EndpointClient(connections, connections, DefaultAddressResolverGroup.INSTANCE, AddressGuard.allowing("127.0.0.0/8"));
        Random random = new Random(1);
        RetryProperties retry = new RetryProperties(null, null, Duration.ofDays(5), Map.of("patient", "1m, 1m, 1m"));
        function = new MessageDelivery<>(
                new Messages(tables.database, connections, clock),
                new EndpointHealth(tables.database, BREAKER, clock, random),
                new Sending(client, new Retries(retry, random), clock, new SimpleMeterRegistry()),
                new AnswerCache(redis, Duration.ofMinutes(1)),
                clock);
    }

    /** Looks at the tables again after their server was away; the function is not used any more. */
    MessageWorld reconnect() throws SQLException {
        MessageWorld again = new MessageWorld(servers, "message_deliver");
        tables.pool.dispose();
        tables = again;
        return again;
    }

    /** An endpoint at the receiver; further columns and their values by turns. */
    UUID endpoint(String name, Object... more) {
        return endpointAt(receiver.url().resolve("/" + name), name, more);
    }

    UUID endpointAt(URI url, String name, Object... more) {
        UUID endpoint = tables.endpoint(name, "SMS");
        set("endpoint", endpoint, "url", url.toString());
        for (int i = 0; i < more.length; i += 2) {
            set("endpoint", endpoint, (String) more[i], more[i + 1]);
        }
        return endpoint;
    }

    void set(String table, UUID row, String column, Object value) {
        tables.run("UPDATE message.%1$s SET %2$s = ? WHERE %1$s_id = ?".formatted(table, column), value, row);
    }

    UUID message(UUID endpoint, Object... more) {
        UUID message = tables.message(more);
        set("message", message, "endpoint_id", endpoint);
        set("message", message, "created_at", at(clock.instant()));
        set("message", message, "due_at", at(clock.instant()));
        return message;
    }

    /** Claims what is due, as the relay does, and gives the orders. */
    List<MessageSend> claim() {
        return tables.rows(
                        """
                        UPDATE message.message m SET turn = turn + 1, due_at = ?, held = NULL,
                            state = CASE attempts WHEN 0 THEN 'PENDING' ELSE 'RETRY' END
                        FROM message.endpoint_health h
                        WHERE h.endpoint_id = m.endpoint_id AND (m.due_at <= ? OR m.held = 'CROWDED') AND coalesce(h.open_until <= ?, true)
                            AND m.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY')
                        RETURNING message_id, attempts, turn""",
                        at(clock.instant().plusSeconds(30)),
                        at(clock.instant()),
                        at(clock.instant()))
                .stream()
                .map(row -> order((UUID) row.get(0), (int) row.get(1) + 1, (int) row.get(2)))
                .toList();
    }

    static MessageSend order(UUID message, int attempt, int turn) {
        return attempt == 1
                ? new MessageSendFresh(message, MessageChannel.SMS, attempt, turn)
                : new MessageSendRetry(message, MessageChannel.SMS, attempt, turn);
    }

    /** Carries orders out side by side. */
    List<MessageDeliverOutput> deliver(List<MessageSend> orders) {
        return Flux.fromIterable(orders)
                .flatMap(this::handle, 512)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    Flux<MessageDeliverOutput> handle(MessageSend order) {
        return function.apply(order);
    }

    /** Claims and delivers what is due. */
    List<MessageDeliverOutput> deliver() {
        return deliver(claim());
    }

    String state(UUID message) {
        return tables.text("SELECT state || coalesce(': ' || reason, '') FROM message.message WHERE message_id = ?", message);
    }

    /** How long until a message is due. */
    Duration dueIn(UUID message) {
        return Duration.between(
                clock.instant(),
                Instant.parse(tables.text(
                        "SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM message.message WHERE message_id = ?",
                        message)));
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        client.close();
        redisConnections.destroy();
        receiver.close();
        tables.close();
    }
}
