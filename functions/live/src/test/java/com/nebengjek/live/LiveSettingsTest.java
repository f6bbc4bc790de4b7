package com.nebengjek.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nebengjek.live.LiveSettings.Centre;
import com.nebengjek.live.LiveSettings.Feed;
import com.nebengjek.live.LiveSettings.Tiles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

    private static final Centre CENTRE = new Centre(-6.2, 106.8, 200);
    private static final Feed FEED = new Feed(Duration.ofMillis(100), 1, 1, 0);

    @Test
    void there_is_no_map_without_a_token_and_no_message_has_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiveSettings("too-short", new Tiles("", ""), CENTRE, FEED))
                .withMessageContaining("nebengjek.live.token")
                .withMessageNotContaining("too-short");
    }

    @Test
    void a_tile_server_is_an_http_address() {
        assertThat(new Tiles("https://{s}.example.com/{z}/{x}/{y}.png", "").origin()).isEqualTo("https://*.example.com");
        assertThat(new Tiles("http://127.0.0.1:8000/{z}/{x}/{y}.png", "").origin()).isEqualTo("http://127.0.0.1:8000");
        assertThat(new Tiles("", "").origin()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tiles("https://x.example.com; script-src *", ""))
                .withMessageContaining("nebengjek.live.tiles.url");
    }

    @Test
    void the_centre_is_a_place_on_earth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Centre(Double.NaN, 0, 200))
                .withMessageContaining("nebengjek.live.centre.latitude");
    }
}
