package com.nebengjek.api.ticket;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.events.Role;
import com.nebengjek.events.SocketTicket;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class TicketController {

    /** @param expiresIn seconds within which the ticket must be used */
    record TicketGiven(String ticket, long expiresIn) {}

    private final Tickets tickets;
    private final ApiSettings settings;

    TicketController(Tickets tickets, ApiSettings settings) {
        this.tickets = tickets;
        this.settings = settings;
    }

    @PostMapping("/auth/ticket")
    Mono<TicketGiven> issue(@AuthenticationPrincipal Jwt token) {
        long seconds = settings.tokens().ticket().toSeconds();
        return tickets.issue(holder(token)).map(ticket -> new TicketGiven(ticket.text(), seconds));
    }

    private static SocketTicket.Holder holder(Jwt token) {
        return new SocketTicket.Holder(
                UUID.fromString(token.getSubject()),
                Role.valueOf(token.getClaimAsString(AccessTokens.ROLE)),
                token.getExpiresAt());
    }
}
