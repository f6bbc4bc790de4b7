package com.nebengjek.bench.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class CodecsTest {

    /** Nothing is timed, so that whoever measures at the same time need not be waited for. */
    @BeforeAll
    static void beside_other_measurements() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    static Stream<String> codecs() {
        return CodecsMeasurement.codecs().stream();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void every_codec_can_be_measured(String codec) throws RunnerException {
        Options once = new OptionsBuilder()
                .parent(CodecsMeasurement.options(codec, List.of()))
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .build();

        assertThat(new Runner(once).run()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void both_ways_of_decoding_read_the_same_data(Sample sample) {
        DataBenchmark data = new DataBenchmark();
        data.of = sample;
        data.prepare();

        assertThat(data.decode()).isEqualTo(sample.data()).isEqualTo(data.decodeBySchema());
    }

    @ParameterizedTest
    @EnumSource
    void both_modes_carry_the_same_event(Sample sample) {
        MessageBenchmark message = new MessageBenchmark();
        message.of = sample;
        message.prepare();
        ReceivedEvent binary = message.readBinary();
        ReceivedEvent structured = message.readStructured();

        assertThat(structured.attributes()).isEqualTo(binary.attributes());
        assertThat(structured.data()).isEqualTo(binary.data()).isEqualTo(sample.json());
    }
}
