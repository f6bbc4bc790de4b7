package com.nebengjek.local.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void nothing_said_is_a_small_city_until_it_is_interrupted() throws BadOption {
        assertThat(CommandLine.parse())
                .contains(new Options(20, 20, Optional.empty(), 1, 1, 8080, true, false, false, false, Optional.empty(), Optional.empty()));
    }

    @Test
    void every_option_is_read() throws BadOption {
        String[] words = ("--drivers 200 --passengers 100 --for 1h2m3s --speed 2.5 --seed -7 --port 0 --no-city --messages --secure --keep"
                        + " --report=/reports/city.json --record day.jsonl.gz")
                .split(" ");

        assertThat(CommandLine.parse(words))
                .contains(new Options(
                        200,
                        100,
                        Optional.of(Duration.ofSeconds(3723)),
                        2.5,
                        -7,
                        0,
                        false,
                        true,
                        true,
                        true,
                        Optional.of(Path.of("/reports/city.json")),
                        Optional.of(Path.of("day.jsonl.gz").toAbsolutePath())));
    }

    @Test
    void help_goes_before_everything_that_is_well_formed() throws BadOption {
        assertThat(CommandLine.parse("--port", "nonsense", "--help")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--fo 30s,           unknown option \"--fo\"",
        "drivers,            unknown option \"drivers\"",
        "--keep=yes,         unknown option \"yes\"",
        "--drivers,          --drivers needs a value",
        "--drivers --keep,   --drivers needs a value",
        "--drivers many,     --drivers is \"many\"",
        "--passengers -1,    --passengers is \"-1\"",
        "--for 30,           --for is \"30\"",
        "--for 0s,           --for is \"0s\"",
        "--for 30m1h,        --for is \"30m1h\"",
        "--speed NaN,        --speed is \"NaN\"",
        "--speed 0,          --speed is \"0\"",
        "--seed 1.5,         --seed is \"1.5\"",
        "--port 65536,       --port is \"65536\"",
        "--report /,         --report is \"/\"",
    })
    void a_word_that_cannot_be_understood_is_named(String words, String named) {
        assertThatThrownBy(() -> CommandLine.parse(words.split(" ")))
                .isInstanceOf(BadOption.class)
                .hasMessageContaining(named);
    }
}
