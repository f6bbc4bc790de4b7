package com.nebengjek.api.payment;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The payment provider calls. */
@RestController
class CallbackController {

    private final Settlement settlement;
    private final CallbackSignature signature;
    private final JsonMapper json;
    private final boolean expected;

    CallbackController(Settlement settlement, CallbackSignature signature, JsonMapper json, ApiSettings settings) {
        this.settlement = settlement;
        this.signature = signature;
        // The contract may grow on the provider's side.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.expected = !settings.payments().secrets().isEmpty();
    }

    /** The body as it came, because that is what is signed. */
    @PostMapping("/payments/callback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> settled(
            @RequestHeader(name = CallbackSignature.HEADER, required = false) @Nullable String given,
            @RequestBody byte[] body) {
        if (!expected) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Nobody has said by which secret the provider is known.");
        }
        if (given == null || !signature.isGood(given, body)) {
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED, CallbackSignature.HEADER + " is missing, wrong, or too old.");
        }
        return settlement.hear(read(body));
    }

    private Callback read(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, Callback.class))
                    .orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "The body is empty."));
        } catch (JacksonException unreadable) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The body is no callback: " + unreadable.getOriginalMessage());
        }
    }
}
