package com.nebengjek.api.signin;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.account.Msisdn;
import com.nebengjek.api.account.People;
import com.nebengjek.api.outbox.Outbox;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.signin.Sessions.Session;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.events.Role;
import com.nebengjek.events.UserRegistered;
import com.nebengjek.events.UserSignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** The rules of signing in. A number gets the same answers whether anybody has an account with it or not. */
public final class SignIn {

    private static final String BEARER = "Bearer";

    private final Codes codes;
    private final CodeMessages messages;
    private final People people;
    private final Sessions sessions;
    private final Outbox outbox;
    private final AccessTokens tokens;
    private final ApiSettings settings;
    private final TransactionalOperator transaction;
    private final RandomGenerator random;
    private final IdGenerator ids;
    private final Clock clock;

    SignIn(
            Codes codes,
            CodeMessages messages,
            People people,
            Sessions sessions,
            Outbox outbox,
            AccessTokens tokens,
            ApiSettings settings,
            TransactionalOperator transaction,
            RandomGenerator random,
            IdGenerator ids,
            Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.people = people;
        this.sessions = sessions;
        this.outbox = outbox;
        this.tokens = tokens;
        this.settings = settings;
        this.transaction = transaction;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** Has a code sent, unless the number has had its share: then nothing is sent, and nobody is told. */
    public Mono<Void> sendCode(Msisdn number) {
        return codes.issue(number).flatMap(code -> messages.send(number, code));
    }

    /**
     * Signs in with a code; the first time makes the account.
     *
     * @param wanted the role; registered drivers are DRIVER when it is null, and nobody else ever is
     * @throws Problem 401 when the code is wrong, used or expired
     */
    public Mono<SignedIn> verify(Msisdn number, String code, @Nullable Role wanted) {
        return codes.redeem(number, code)
                .filter(right -> right)
                .switchIfEmpty(Mono.error(() ->
                        Problem.field(HttpStatus.UNAUTHORIZED, "code", "is wrong, was used, or has expired")))
                .flatMap(right -> account(number).flatMap(person -> open(person, wanted)).as(transaction::transactional));
    }

    private Mono<UUID> account(Msisdn number) {
        UUID fresh = ids.generateId();
        Instant now = clock.instant();
        return people.add(fresh, number, now).flatMap(added -> added
                ? outbox.add(ids.generateId(), new UserRegistered(fresh, Role.PASSENGER, now)).thenReturn(fresh)
                : people.find(number));
    }

    private Mono<SignedIn> open(UUID person, @Nullable Role wanted) {
        RefreshToken token = RefreshToken.next(random);
        Instant now = clock.instant();
        return people.drives(person)
                .map(drives -> new Session(ids.generateId(), person, role(drives, wanted)))
                .flatMap(session -> sessions.open(session, token, now.plus(settings.tokens().refresh()))
                        .then(outbox.add(ids.generateId(), new UserSignedIn(person, session.role(), now)))
                        .thenReturn(signedIn(session, token)));
    }

    private static Role role(boolean drives, @Nullable Role wanted) {
        return drives && wanted != Role.PASSENGER ? Role.DRIVER : Role.PASSENGER;
    }

    /**
     * Renews a session, whose refresh token is good no more then.
     *
     * @param wanted another role from now on, as in {@link #verify}; null leaves it
     * @throws Problem 401 when the token is not good; the session of a token that was used before is ended
     */
    Mono<SignedIn> refresh(RefreshToken token, @Nullable Role wanted) {
        RefreshToken next = RefreshToken.next(random);
        Instant now = clock.instant();
        return sessions.renew(token, next, now, now.plus(settings.tokens().refresh()))
                .flatMap(session -> wanted == null ? Mono.just(session) : become(session, wanted))
                .as(transaction::transactional)
                .map(session -> signedIn(session, next))
                .switchIfEmpty(sessions.endReused(token, now).flatMap(reused -> Mono.error(Problem.field(
                        HttpStatus.UNAUTHORIZED, "refresh_token", "is not good any more: sign in again"))));
    }

    private Mono<Session> become(Session session, Role wanted) {
        return people.drives(session.person())
                .map(drives -> new Session(session.id(), session.person(), role(drives, wanted)))
                .flatMap(changed -> sessions.become(changed).thenReturn(changed));
    }

    /** Ends a session; of a token that is not good, there is nothing to end. */
    Mono<Void> signOut(RefreshToken token) {
        return sessions.end(token, clock.instant());
    }

    private SignedIn signedIn(Session session, RefreshToken token) {
        return new SignedIn(
                tokens.tokenOf(session.person(), session.role(), session.id()),
                BEARER,
                settings.tokens().access().toSeconds(),
                token,
                session.person(),
                session.role());
    }
}
