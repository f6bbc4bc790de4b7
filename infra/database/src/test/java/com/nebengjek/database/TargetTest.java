package com.nebengjek.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

class TargetTest {

    @Test
    void user_and_password_may_stand_in_the_url() {
        assertThat(Target.of(Map.of("DATABASE_URL", "postgresql://rider:secret@db:5433/rides?sslmode=require")))
                .isEqualTo(new Target("jdbc:postgresql://db:5433/rides?sslmode=require", "rider", "secret", "nebengjek", null));
    }

    @Test
    void variables_of_their_own_win_over_the_url() {
        Target target = Target.of(Map.of(
                "DATABASE_URL", "jdbc:postgresql://rider:secret@db/rides",
                "DATABASE_USER", "owner",
                "DATABASE_PASSWORD", "hidden",
                "ROLE_PASSWORD", "it's"));
        assertThat(target).isEqualTo(new Target("jdbc:postgresql://db/rides", "owner", "hidden", "it's", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/rides", "db:5432", "postgresql://db", "postgresql:///rides", "not a url"})
    void a_bad_url_is_refused_by_the_name_of_its_variable(String url) {
        assertThatThrownBy(() -> Target.of(Map.of("DATABASE_URL", url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL ");
    }

    @Test
    void roles_with_passwords_of_their_own_are_not_made_with_one_that_everybody_knows() {
        Target target = Target.of(Map.of("DATABASE_URL", "postgresql://db/rides", "ROLE_PASSWORDS", "/roles"));

        assertThat(target.rolePasswords()).isEqualTo(Path.of("/roles"));
        assertThat(target.rolePassword()).isNotEqualTo(Database.LOCAL_ROLE_PASSWORD);
    }

    @Test
    void a_missing_url_is_named() {
        assertThatThrownBy(() -> Target.of(Map.of())).hasMessageStartingWith("DATABASE_URL is not set");
    }

    @Test
    void a_refusal_does_not_repeat_the_password() {
        assertThatThrownBy(() -> Target.of(Map.of("DATABASE_URL", "postgres://rider:secret@/rides")))
                .hasMessageNotContaining("secret");
    }
}
