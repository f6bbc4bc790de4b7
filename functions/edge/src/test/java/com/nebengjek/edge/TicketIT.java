package com.nebengjek.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.SocketTicket;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Tickets as the API gives them out; that it does is for its own tests. */
@WithServers
class TicketIT {

    private static Edge one;
    private static Edge other;

    private final Person driver = People.driver();

    @BeforeAll
    static void start(TestServers servers) {
        one = Edge.start(servers);
        other = Edge.start(servers);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void a_ticket_opens_a_socket_at_any_edge_in_the_role_it_was_given_for() {
        for (Edge edge : List.of(one, other)) {
            try (Client client = Client.connect(edge.uri("?ticket=" + ticket()), null)) {
                client.send("beacon_update", "{'is_active':true}");

                assertThat(client.next().path("event").asString()).isEqualTo("beacon_update");
            }
        }
    }

    @Test
    void a_ticket_is_good_once_wherever_it_is_shown_again() {
        String ticket = ticket();
        try (Client first = Client.connect(one.uri("?ticket=" + ticket), null)) {
            first.send("beacon_update", "{'is_active':true}");
            first.next("beacon_update");

            assertRefused(Client.connect(one.uri("?ticket=" + ticket), null), "get another");
            assertRefused(Client.connect(other.uri("?ticket=" + ticket), null), "get another");
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void of_many_who_show_a_ticket_at_once_one_is_let_in() {
        String ticket = ticket();

        List<Client> clients = Stream.of(one, other, one, other, one, other)
                .map(edge -> CompletableFuture.supplyAsync(() -> Client.connect(edge.uri("?ticket=" + ticket), null)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        await().until(() -> clients.stream().filter(client -> !client.isOpen()).count() == 5);
        Client letIn = clients.stream().filter(Client::isOpen).findFirst().orElseThrow();
        letIn.send("beacon_update", "{'is_active':true}");
        assertThat(letIn.next().path("event").asString()).isEqualTo("beacon_update");
    }

    @Test
    void a_ticket_that_has_expired_is_refused() {
        assertRefused(Client.connect(one.uri("?ticket=" + ticket(Instant.now().minusSeconds(1))), null), "get another");
    }

    @Test
    void what_is_no_ticket_is_refused() {
        for (String ticket : List.of("x", "*", "a".repeat(43), "%0d%0aticket:*")) {
            assertRefused(Client.connect(one.uri("?ticket=" + ticket), null), "get another");
        }
    }

    @Test
    void a_token_in_the_url_is_refused_with_words() {
        assertRefused(Client.connect(one.uri("?ticket=" + Tokens.of(driver)), null), "does not belong in a URL");
        assertRefused(Client.connect(one.uri("?token=" + Tokens.of(driver)), Tokens.of(driver)), "does not belong in a URL");
    }

    @Test
    void while_redis_is_away_a_ticket_is_neither_good_nor_bad(TestServers servers) {
        try (Edge cutOff = Edge.start(servers, "token.timeout=1s")) {
            cutOff.context().getBean(LettuceConnectionFactory.class).stop();

            Client client = Client.connect(cutOff.uri("?ticket=" + ticket()), null);

            assertThat(client.next().path("data").path("code").asString()).isEqualTo("system_unavailable");
            assertThat(client.closeCode()).isEqualTo(1013);
        }
    }

    private String ticket() {
        return ticket(Instant.now().plusSeconds(60));
    }

    private String ticket(Instant expires) {
        SocketTicket ticket = SocketTicket.next(new SecureRandom());
        String holder = EventJson.mapper()
                .writeValueAsString(new SocketTicket.Holder(driver.id(), driver.role(), expires));
        one.context()
                .getBean(ReactiveStringRedisTemplate.class)
                .opsForValue()
                .set(ticket.key(), holder, Duration.ofSeconds(30))
                .block();
        return ticket.text();
    }

    private static void assertRefused(Client client, String words) {
        assertThat(client.next().path("data").path("message").asString()).contains(words);
        assertThat(client.closeCode()).isEqualTo(4401);
    }
}
