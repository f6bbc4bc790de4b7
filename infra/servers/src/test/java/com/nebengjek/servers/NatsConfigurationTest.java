package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class NatsConfigurationTest {

    @Test
    void what_is_worth_something_is_written_through_to_the_disk() {
        assertThat(configuration(true, 0)).contains("sync_interval: always").doesNotContain("accounts");
    }

    @Test
    void throwaway_data_is_not() {
        assertThat(configuration(false, 0)).doesNotContain("sync_interval");
    }

    @Test
    void every_account_has_jetstream_and_a_user() {
        assertThat(configuration(false, 2).lines().filter(line -> line.contains("jetstream: enabled")))
                .containsExactly(
                        "  TEST_1 { jetstream: enabled, users: [ { user: \"test_1\", password: \"nebengjek\" } ] }",
                        "  TEST_2 { jetstream: enabled, users: [ { user: \"test_2\", password: \"nebengjek\" } ] }");
    }

    private static String configuration(boolean durable, int accounts) {
        return new NatsConfiguration("127.0.0.1", 4222, 8222, Path.of("/data"), durable, accounts, "").text();
    }
}
