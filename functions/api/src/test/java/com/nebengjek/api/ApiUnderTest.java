package com.nebengjek.api;

import com.nebengjek.api.account.Msisdn;
import com.nebengjek.api.account.People;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.database.ApiKeys;
import com.nebengjek.events.Role;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The API on real servers, and a client that is nobody yet. */
public final class ApiUnderTest implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger(50_000_000);
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final PostgresDatabase owner;
    private final ConfigurableApplicationContext context;
    public final WebTestClient client;

    public ApiUnderTest(TestServers servers, String... more) {
        owner = servers.database();
        PostgresDatabase database = owner.as("api");
        String[] settings = {
            "--server.port=0",
            "--spring.r2dbc.url=" + database.r2dbcUrl(),
            "--spring.r2dbc.password=" + database.password(),
            "--spring.data.redis.url=" + servers.redis().url(),
            "--nebengjek.nats.url=" + servers.nats().url(),
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn"
        };
        this.context = new SpringApplicationBuilder(ApiModule.class)
                .web(WebApplicationType.REACTIVE)
                .run(Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new));
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(Duration.ofSeconds(30))
                .filter(ApiUnderTest::read)
                .build();
    }

    /** Answers are read to the end, even where a test asks for the status only: what nobody reads, nobody releases. */
    private static Mono<ClientResponse> read(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(answer -> DataBufferUtils.join(answer.bodyToFlux(DataBuffer.class))
                        .map(ApiUnderTest::unpooled)
                        .map(body -> answer.mutate().body(Flux.just(body)).build())
                        .switchIfEmpty(Mono.fromSupplier(() -> answer.mutate().body(Flux.empty()).build())));
    }

    private static DataBuffer unpooled(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    public String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public WebTestClient.ResponseSpec post(String path, Map<String, ?> body) {
        return client.post().uri(path).bodyValue(body).exchange();
    }

    /** A client that is signed in as this person, whether or not there is such an account. */
    public WebTestClient as(UUID person, Role role) {
        String token = bean(AccessTokens.class).tokenOf(person, role, UUID.randomUUID());
        return client.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    }

    /** A client with a new key for messages, events excepted. */
    public WebTestClient withKey(String... scopes) {
        try (Connection connection = owner.connect()) {
            String key = new ApiKeys(connection).add("key-" + UUID.randomUUID(), List.of(), 1, List.of(scopes));
            return client.mutate().defaultHeader("X-API-Key", key).build();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A new person with an account. */
    public UUID person() {
        UUID person = UUID.randomUUID();
        Msisdn number = Msisdn.of("0812%08d".formatted(NUMBERS.incrementAndGet()));
        bean(People.class).add(person, number, Instant.now()).block();
        return person;
    }

    /** The code of the newest message to this number. */
    public String codeSentTo(String number) {
        String message = database().sql("""
                        SELECT content FROM message.message WHERE recipient = :to ORDER BY created_at DESC LIMIT 1""")
                .bind("to", number)
                .map(row -> row.get("content", String.class))
                .one()
                .block();
        return CODE.matcher(message).results().findFirst().orElseThrow().group();
    }

    public long messagesTo(String number) {
        return database().sql("SELECT count(*) AS n FROM message.message WHERE recipient = :to")
                .bind("to", number)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    /** As the API's own role sees it. */
    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
