package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.message.endpoint.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {

    @ParameterizedTest
    @CsvSource({
        "200, SENT", "204, SENT", "299, SENT",
        "301, PERMANENT", "400, PERMANENT", "410, PERMANENT",
        "408, TRANSIENT", "409, TRANSIENT", "429, TRANSIENT",
        "500, TRANSIENT", "503, TRANSIENT", "600, TRANSIENT"
    })
    void the_status_says_whether_to_try_again(int status, Outcome outcome) {
        Result result = Result.of(answered(status, null, "body"));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.response()).isEqualTo("body");
        assertThat(result.gone()).isEqualTo(status == 410);
    }

    @Test
    void what_was_sent_has_no_error() {
        assertThat(Result.of(answered(200, null, "fine")).error()).isNull();
    }

    @Test
    void an_error_quotes_what_was_said_in_one_short_line() {
        assertThat(Result.of(answered(500, null, "out of\n paper ")).error()).isEqualTo("answers 500: out of paper");
        assertThat(Result.of(answered(500, null, "")).error()).isEqualTo("answers 500");
        assertThat(Result.of(answered(500, null, "x".repeat(1_000))).error()).hasSize("answers 500: ".length() + 200);
    }

    @Test
    void a_redirect_says_where_it_would_have_led() {
        assertThat(Result.of(answered(302, "https://elsewhere.example", "")).error())
                .isEqualTo("answers 302 to https://elsewhere.example: redirects are not followed");
        assertThat(Result.of(answered(302, null, "")).error())
                .isEqualTo("answers 302 to nowhere: redirects are not followed");
    }

    @Test
    void silence_is_tried_again_and_what_cannot_be_asked_is_not() {
        assertThat(Result.of(new Answer.Unheard("reset")))
                .isEqualTo(new Result(Outcome.TRANSIENT, null, "reset", null, null, false));
        assertThat(Result.of(new Answer.Impossible("no host")))
                .isEqualTo(new Result(Outcome.PERMANENT, null, "no host", null, null, false));
        assertThatThrownBy(() -> Result.of(new Answer.Crowded())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Answer answered(int status, @Nullable String location, String body) {
        return new Answer.Answered(status, null, location, body);
    }
}
