package com.nebengjek.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent<Integer> recent = new Recent<>(2);

    @Test
    void the_oldest_is_forgotten() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("c", 3);

        assertThat(recent.get("a")).isNull();
        assertThat(recent.get("b")).isEqualTo(2);
    }

    @Test
    void what_comes_again_is_new_again() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("a", 3);
        recent.put("c", 4);

        assertThat(recent.get("a")).isEqualTo(3);
        assertThat(recent.get("b")).isNull();
    }
}
