package com.nebengjek.api.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.events.Role;
import com.nebengjek.events.SocketTicket;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@WithServers
class TicketIT {

    private static ApiUnderTest api;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void a_ticket_is_kept_as_a_digest_with_who_it_is_for() {
        Map<?, ?> given = issue();

        assertThat(given.get("expires_in")).isEqualTo(30);
        SocketTicket ticket = new SocketTicket(given.get("ticket").toString());
        String kept = redis().opsForValue().get(ticket.key()).block();
        SocketTicket.Holder holder = EventJson.mapper().readValue(kept, SocketTicket.Holder.class);
        assertThat(holder.sub()).isEqualTo(person);
        assertThat(holder.role()).isEqualTo(Role.DRIVER);
        assertThat(redis().keys("*" + ticket.text() + "*").collectList().block()).isEmpty();
        assertThat(redis().getExpire(ticket.key()).block()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void no_two_tickets_are_the_same() {
        assertThat(issue().get("ticket")).isNotEqualTo(issue().get("ticket"));
    }

    @Test
    void without_a_good_token_there_is_no_ticket() {
        api.client.post().uri("/auth/ticket").exchange().expectStatus().isUnauthorized();
        api.client
                .post()
                .uri("/auth/ticket")
                .headers(headers -> headers.setBearerAuth("garbage"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private Map<?, ?> issue() {
        String token = api.bean(AccessTokens.class).tokenOf(person, Role.DRIVER, UUID.randomUUID());
        return api.client
                .post()
                .uri("/auth/ticket")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static ReactiveStringRedisTemplate redis() {
        return api.bean(ReactiveStringRedisTemplate.class);
    }
}
