package com.nebengjek.api.signin;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.account.Msisdn;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/auth")
class SignInController {

    record CodeWanted(Msisdn msisdn) {
        CodeWanted {
            Problem.required("msisdn", msisdn);
        }
    }

    /** @param expiresIn seconds for which a code is good, if one was sent */
    record CodeSent(long expiresIn) {}

    record CodeGiven(Msisdn msisdn, String code, @Nullable Role role) {
        CodeGiven {
            Problem.required("msisdn", msisdn);
            Problem.required("code", code);
        }
    }

    record TokenGiven(RefreshToken refreshToken, @Nullable Role role) {
        TokenGiven {
            Problem.required("refresh_token", refreshToken);
        }
    }

    private final SignIn signIn;
    private final ApiSettings settings;

    SignInController(SignIn signIn, ApiSettings settings) {
        this.signIn = signIn;
        this.settings = settings;
    }

    @PostMapping("/otp")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<CodeSent> sendCode(@RequestBody CodeWanted wanted) {
        return signIn.sendCode(wanted.msisdn())
                .thenReturn(new CodeSent(settings.codes().lifetime().toSeconds()));
    }

    @PostMapping("/verify")
    Mono<SignedIn> verify(@RequestBody CodeGiven given) {
        return signIn.verify(given.msisdn(), given.code(), given.role());
    }

    @PostMapping("/refresh")
    Mono<SignedIn> refresh(@RequestBody TokenGiven given) {
        return signIn.refresh(given.refreshToken(), given.role());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(@RequestBody TokenGiven given) {
        return signIn.signOut(given.refreshToken());
    }
}
