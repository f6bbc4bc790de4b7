package com.nebengjek.message.endpoint;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Sends requests to endpoints: each once, over so many connections to each endpoint at most, whatever host it is on.
 *
 * <p>Redirects are not followed. A request that finds no connection free waits for one for a moment, and then it was
 * not made.
 */
public final class EndpointClient implements AutoCloseable {

    /** How long a request waits for a free connection. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Shorter than servers keep an idle connection, so that no request meets one that is just being closed. */
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** What there is of a body when the answer came at the last moment. */
    private static final Duration LEAST_FOR_BODY = Duration.ofMillis(250);
    private static final Duration GRACE = LEAST_FOR_BODY.multipliedBy(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    /** Connections whose attributes differ are of different pools. */
    private static final AttributeKey<UUID> ENDPOINT = AttributeKey.valueOf(EndpointClient.class, "endpoint");

    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int LONGEST_ERROR = 500;

    private final ConnectionProvider connections;
    private final AddressResolverGroup<InetSocketAddress> resolvers;
    private final HttpClient client;

    /**
     * @param connections to each endpoint at most
     * @param waiting requests that may wait for one of them; for more there is no room
     * @param names resolves the names of hosts
     */
    public EndpointClient(
            int connections, int waiting, AddressResolverGroup<InetSocketAddress> names, AddressGuard guard) {
        this.connections = ConnectionProvider.builder("endpoints")
                .maxConnections(connections)
                .pendingAcquireMaxCount(waiting)
                .pendingAcquireTimeout(PATIENCE)
                .maxIdleTime(IDLE)
                .maxLifeTime(LIFE)
                .evictInBackground(IDLE)
                .disposeInactivePoolsInBackground(BETWEEN_LOOKS, LIFE)
                .lifo()
                .build();
        this.resolvers = new GuardedResolvers(names, guard);
        this.client = HttpClient.create(this.connections)
                .noProxy()
                .disableRetry(true)
                .followRedirect(false)
                .resolver(resolvers)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT.toMillis()))
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(LONGEST_HEADERS));
    }

    /** Resolves names as everybody does, without blocking: the file of hosts, then DNS. */
    public static AddressResolverGroup<InetSocketAddress> names() {
        LoopResources loops = HttpResources.get();
        EventLoopGroup group = loops.onClient(LoopResources.DEFAULT_NATIVE);
        return new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                .datagramChannelType(loops.onChannelClass(DatagramChannel.class, group))
                .socketChannelType(loops.onChannelClass(SocketChannel.class, group)));
    }

    /** Posts the body once; never fails. */
    public Mono<Answer> post(Endpoint endpoint, String webhookId, Instant at, byte[] body) {
        return Mono.defer(() -> {
            OutgoingRequest request;
            try {
                request = OutgoingRequest.to(endpoint, webhookId, at, body);
            } catch (IllegalArgumentException impossible) {
                return Mono.just(new Answer.Impossible(said(impossible)));
            }
            return post(request, endpoint)
                    .onErrorResume(fault -> Mono.just(answerOf(Exceptions.unwrap(fault), endpoint)));
        });
    }

    private Mono<Answer> post(OutgoingRequest request, Endpoint endpoint) {
        Duration timeout = endpoint.timeout();
        long begun = System.nanoTime();
        return client.attr(ENDPOINT, endpoint.endpointId())
                .headers(headers -> {
                    request.headers().forEach(headers::set);
                    headers.set("content-length", request.body().length);
                })
                .post()
                .uri(request.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body())))
                .response((response, content) -> answered(response, content, timeout.minusNanos(System.nanoTime() - begun)))
                .single()
                .timeout(timeout.plus(GRACE));
    }

    /** With whatever there is of the body: the status alone says what became of the message. */
    private static Mono<Answer> answered(HttpClientResponse response, ByteBufFlux content, Duration timeLeft) {
        return Mono.defer(() -> {
            Beginning body = new Beginning();
            return content.asByteArray()
                    .doOnNext(body::add)
                    .takeUntil(bytes -> body.isFull())
                    .take(timeLeft.compareTo(LEAST_FOR_BODY) < 0 ? LEAST_FOR_BODY : timeLeft)
                    .onErrorComplete()
                    .then(Mono.fromSupplier(() -> new Answer.Answered(
                            response.status().code(),
                            header(response, "retry-after"),
                            header(response, "location"),
                            body.text())));
        });
    }

    private static @Nullable String header(HttpClientResponse response, String name) {
        return response.responseHeaders().get(name);
    }

    private static Answer answerOf(Throwable fault, Endpoint endpoint) {
        return switch (fault) {
            case PoolAcquirePendingLimitException _, PoolAcquireTimeoutException _ ->
                new Answer.Crowded();
            case TimeoutException _ ->
                new Answer.Unheard("no answer within " + endpoint.timeout().toMillis() + " ms");
            case AddressRefused refused -> new Answer.Impossible(said(refused));
            default -> new Answer.Unheard(said(fault));
        };
    }

    private static String said(Throwable fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return Beginning.printable(message.substring(0, Math.min(message.length(), LONGEST_ERROR)));
    }

    @Override
    public void close() {
        connections.dispose();
        resolvers.close();
    }
}
