package com.nebengjek.api.account;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.security.Caller;
import com.nebengjek.events.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A person's own account. */
@RestController
@RequestMapping("/me")
class MeController {

    /** @param role as which the token is signed in; a registered driver may be signed in as a passenger */
    record Me(
            UUID userId,
            Msisdn msisdn,
            @Nullable PersonName name,
            Role role,
            Instant createdAt,
            @Nullable DriverView driver) {}

    record MeChange(PersonName name) {
        MeChange {
            Problem.required("name", name);
        }
    }

    private final People people;

    MeController(People people) {
        this.people = people;
    }

    @GetMapping
    Mono<Me> me(Caller caller) {
        return people.account(caller.person())
                .map(account -> view(account, caller.role()))
                .switchIfEmpty(Mono.error(People::noAccount));
    }

    @PatchMapping
    Mono<Me> change(Caller caller, @RequestBody MeChange change) {
        return people.rename(caller.person(), change.name()).then(me(caller));
    }

    private static Me view(Account account, Role role) {
        return new Me(
                account.person(),
                account.number(),
                account.name(),
                role,
                account.since(),
                account.driving() == null ? null : DriverView.of(account.person(), account.driving()));
    }
}
