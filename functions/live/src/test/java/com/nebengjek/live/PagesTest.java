package com.nebengjek.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the pages know without a browser; the tests themselves are in {@code src/test/js}. */
class PagesTest {

    @Test
    void what_happens_in_the_city_and_to_a_person_is_understood_by_the_pages() throws Exception {
        Process node = new ProcessBuilder("node", "--test", "src/test/js/")
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
    }
}
