package com.nebengjek.api.earlier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.nebengjek.api.account.Account;
import com.nebengjek.api.account.Msisdn;
import com.nebengjek.api.account.People;
import com.nebengjek.api.account.Plate;
import com.nebengjek.api.account.Registration;
import com.nebengjek.api.account.Vehicle;
import com.nebengjek.api.account.VehicleType;
import com.nebengjek.api.idempotency.Idempotency;
import com.nebengjek.api.idempotency.IdempotencyKey;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.security.Caller;
import com.nebengjek.api.signin.RefreshToken;
import com.nebengjek.api.signin.SignIn;
import com.nebengjek.api.signin.SignedIn;
import com.nebengjek.events.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sign-in, registration and account by the earlier paths. Who somebody is comes from the token here, too. */
@RestController
class EarlierController {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OtpWanted(Msisdn msisdn) {
        OtpWanted {
            Problem.required("msisdn", msisdn);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OtpGiven(Msisdn msisdn, String otp) {
        OtpGiven {
            Problem.required("msisdn", msisdn);
            Problem.required("otp", otp);
        }
    }

    /** @param refreshToken not of the earlier system; who takes it need not ask for a code every 15 minutes */
    record Token(String token, RefreshToken refreshToken, UUID userId, Role role, Instant expiresAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DriverGiven(Msisdn msisdn, DriverInfo driverInfo) {
        DriverGiven {
            Problem.required("msisdn", msisdn);
            Problem.required("driver_info", driverInfo);
        }
    }

    /** @param vehicleType in either case */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DriverInfo(String vehicleType, Plate vehiclePlate) {
        DriverInfo {
            Problem.required("vehicle_type", vehicleType);
            Problem.required("vehicle_plate", vehiclePlate);
        }

        Vehicle vehicle() {
            try {
                return new Vehicle(VehicleType.valueOf(vehicleType.toUpperCase(Locale.ROOT)), vehiclePlate);
            } catch (IllegalArgumentException unknown) {
                throw Problem.field(
                        HttpStatus.UNPROCESSABLE_CONTENT, "driver_info.vehicle_type", "must be motorcycle or car");
            }
        }
    }

    private final SignIn signIn;
    private final People people;
    private final Registration registration;
    private final Idempotency idempotency;
    private final Clock clock;

    EarlierController(
            SignIn signIn, People people, Registration registration, Idempotency idempotency, Clock clock) {
        this.signIn = signIn;
        this.people = people;
        this.registration = registration;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping("/auth/otp/generate")
    Mono<Envelope<Void>> sendCode(@RequestBody OtpWanted wanted) {
        return signIn.sendCode(wanted.msisdn()).thenReturn(Envelope.of("OTP sent", null));
    }

    @PostMapping("/auth/otp/verify")
    Mono<Envelope<Token>> verify(@RequestBody OtpGiven given) {
        return signIn.verify(given.msisdn(), given.otp(), null)
                .map(signedIn -> Envelope.of("OTP verified", token(signedIn)));
    }

    private Token token(SignedIn signedIn) {
        return new Token(
                signedIn.accessToken(),
                signedIn.refreshToken(),
                signedIn.userId(),
                signedIn.role(),
                clock.instant().plusSeconds(signedIn.expiresIn()));
    }

    @PostMapping("/drivers/register")
    Mono<ResponseEntity<Envelope<EarlierUser>>> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @RequestBody DriverGiven given) {
        Vehicle vehicle = given.driverInfo().vehicle();
        return account(caller)
                .filter(account -> account.number().equals(given.msisdn()))
                .switchIfEmpty(Mono.error(() ->
                        Problem.field(HttpStatus.FORBIDDEN, "msisdn", "is not yours: people register themselves")))
                .flatMap(account -> idempotency.created(
                        caller.person().toString(), key, given, EarlierUser.class, () -> registration
                                .register(caller.person(), vehicle)
                                .then(account(caller))
                                .map(EarlierUser::of)))
                .map(created -> ResponseEntity.status(created.getStatusCode())
                        .headers(created.getHeaders())
                        .body(Envelope.of("Driver registered", created.getBody())));
    }

    @GetMapping("/users/{userId}")
    Mono<Envelope<EarlierUser>> user(Caller caller, @PathVariable UUID userId) {
        return Mono.just(caller)
                .filter(someone -> someone.person().equals(userId))
                .flatMap(this::account)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("You can see yourself alone.")))
                .map(account -> Envelope.of("User found", EarlierUser.of(account)));
    }

    private Mono<Account> account(Caller caller) {
        return people.account(caller.person()).switchIfEmpty(Mono.error(People::noAccount));
    }
}
