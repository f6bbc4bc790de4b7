package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64", "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, darwin-amd64", "Mac OS X, aarch64, darwin-arm64"
    })
    void is_recognised_by_what_java_calls_it(String system, String architecture, String dashed) {
        assertThat(Machine.of(system, architecture).dashed()).isEqualTo(dashed);
    }

    @Test
    void one_without_binaries_is_told_what_helps() {
        assertThatThrownBy(() -> Machine.of("Windows 11", "amd64"))
                .isInstanceOf(ServersUnavailable.class)
                .hasMessageContaining("-Dservers=containers");
    }
}
