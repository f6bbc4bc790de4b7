package com.nebengjek.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectPatternTest {

    @ParameterizedTest
    @CsvSource({"a.b, a.b", "a.*, a.b", "a.>, a.b.c", "*.b, a.*", "a.*.c, a.>", ">, a"})
    void patterns_that_share_a_subject_overlap(String one, String other) {
        assertThat(SubjectPattern.of(one).overlaps(SubjectPattern.of(other))).isTrue();
        assertThat(SubjectPattern.of(other).overlaps(SubjectPattern.of(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a.b, a.c", "a.*, a", "a.>, a", "a.*, a.b.c", "location.update.*, location.update.*.>"})
    void patterns_without_a_common_subject_do_not_overlap(String one, String other) {
        assertThat(SubjectPattern.of(one).overlaps(SubjectPattern.of(other))).isFalse();
        assertThat(SubjectPattern.of(other).overlaps(SubjectPattern.of(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a.*, a.b", "a.>, a.b.c", "a.>, a.*", "a.>, a.>", "*.*, a.*"})
    void a_wider_pattern_covers_a_narrower_one_but_not_the_other_way(String wide, String narrow) {
        assertThat(SubjectPattern.of(wide).covers(SubjectPattern.of(narrow))).isTrue();
        if (!wide.equals(narrow)) {
            assertThat(SubjectPattern.of(narrow).covers(SubjectPattern.of(wide)))
                    .isFalse();
        }
    }
}
