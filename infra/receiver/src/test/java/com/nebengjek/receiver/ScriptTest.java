package com.nebengjek.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    private static List<String> answers(String script, int requests) {
        Script read = Script.parse(script);
        return LongStream.range(0, requests)
                .mapToObj(number -> read.answer(number).name())
                .toList();
    }

    @Test
    void answers_follow_each_other_and_the_last_one_stays() {
        assertThat(answers("500x3 hang 200", 7)).containsExactly("500", "500", "500", "hang", "200", "200", "200");
    }

    @Test
    void a_script_may_be_for_one_path() {
        assertThat(Script.parse("/sms 503").path()).isEqualTo("/sms");
        assertThat(Script.parse("503").path()).isNull();
    }

    @Test
    void a_step_says_what_else_there_is_to_an_answer() {
        Answer answer = Script.parse("302x2,delay=10ms,retry-after=5s,body=64k,location=/there").answer(1);

        assertThat(answer.delay()).isEqualTo(Duration.ofMillis(10));
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(answer.bodySize()).isEqualTo(65_536);
        assertThat(answer.location()).isEqualTo("/there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|begin with a status", "/sms|no answer", "20|begin with a status", "200x0|begin with a status",
                "hangx|begin with a status", "x3|begin with a status", "200,slow|not slow", "200,delay=3|not 3",
                "200,body=much|not much", "200,body=101m|at most 100m", "200,|knows delay"
            })
    void what_is_no_script_is_refused_with_its_word(String script, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Script.parse(script)).withMessageContaining(why);
    }
}
