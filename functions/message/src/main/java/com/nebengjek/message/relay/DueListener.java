package com.nebengjek.message.relay;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Hears from Postgres that there is something to do, on a connection of its own, which is made again when it is lost. */
final class DueListener {

    /** What has changed may concern any message. Said after each connection, too: nobody knows what was missed. */
    static final String CHANGED = "changed";

    private static final Logger log = LoggerFactory.getLogger(DueListener.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ConnectionFactory connections;

    DueListener(ConnectionFactory connections) {
        this.connections = unpooled(connections);
    }

    private static ConnectionFactory unpooled(ConnectionFactory connections) {
        return connections instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : connections;
    }

    /** What was said, for as long as somebody listens. */
    Flux<String> said() {
        return Flux.usingWhen(connections.create(), this::listen, Connection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("the connection has ended")))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, SHORTEST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(again -> log.warn("Nobody tells of due messages: {}", again.failure().toString())));
    }

    private Flux<String> listen(Connection connection) {
        PostgresqlConnection postgres = (PostgresqlConnection) connection;
        return postgres.createStatement("LISTEN message_due")
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then(Mono.just(CHANGED))
                .concatWith(postgres.getNotifications().map(DueListener::textOf));
    }

    private static String textOf(Notification notification) {
        String text = notification.getParameter();
        return text == null ? "" : text;
    }
}
