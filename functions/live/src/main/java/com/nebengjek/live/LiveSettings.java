package com.nebengjek.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the live map; a bad value stops the start and names the property.
 *
 * @param token what the feed is read with, and nothing else: it shows where everybody is
 */
@ConfigurationProperties("nebengjek.live")
record LiveSettings(
        @DefaultValue("") String token,
        @DefaultValue Tiles tiles,
        @DefaultValue Centre centre,
        @DefaultValue Feed feed) {

    private static final int SHORTEST_TOKEN = 20;

    LiveSettings {
        // Not the value: it may be a token with a typing error.
        require(token.length() >= SHORTEST_TOKEN, "token", "must have at least " + SHORTEST_TOKEN + " characters");
    }

    /**
     * Where pictures of the streets come from.
     *
     * @param url with {@code {z}}, {@code {x}} and {@code {y}}; without one the map is drawn without pictures
     * @param attribution what the tile server wants to be read beside its pictures, as plain text
     */
    record Tiles(@DefaultValue("") String url, @DefaultValue("") String attribution) {
        Tiles {
            require(
                    url.isEmpty() || url.matches("https?://[A-Za-z0-9.:{}_-]+/\\S*\\{z}\\S*"),
                    "tiles.url",
                    "must be an http address with {z}, {x} and {y} (was " + url + ")");
        }

        /** The server, as a content security policy names it. */
        String origin() {
            return url.replaceFirst("(https?://[^/]+)/.*", "$1").replace("{s}", "*");
        }
    }

    /**
     * What the map shows first.
     *
     * @param block metres from one line of the grid to the next, where there are no pictures
     */
    record Centre(
            @DefaultValue("-6.2") double latitude,
            @DefaultValue("106.8166") double longitude,
            @DefaultValue("200") double block) {
        Centre {
            require(Math.abs(latitude) <= 85, "centre.latitude", "must be between -85 and 85 (was " + latitude + ")");
            require(Math.abs(longitude) <= 180, "centre.longitude", "must be between -180 and 180 (was " + longitude + ")");
            require(block >= 10, "centre.block", "must be at least 10 metres (was " + block + ")");
        }
    }

    /**
     * What is sent to pages.
     *
     * @param pause between two batches
     * @param waiting batches that wait for a page that reads slowly; one more ends its feed, and it begins anew
     * @param stories that are kept for pages that come later, of those that go on
     * @param ended stories that are kept after their end
     */
    record Feed(
            @DefaultValue("100ms") Duration pause,
            @DefaultValue("100") int waiting,
            @DefaultValue("2000") int stories,
            @DefaultValue("50") int ended) {
        Feed {
            require(pause.isPositive(), "feed.pause", "must be longer than 0 (was " + pause + ")");
            require(waiting > 0, "feed.waiting", "must be at least 1 (was " + waiting + ")");
            require(stories > 0, "feed.stories", "must be at least 1 (was " + stories + ")");
            require(ended >= 0, "feed.ended", "must not be negative (was " + ended + ")");
        }
    }

    private static void require(boolean holds, String property, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("nebengjek.live." + property + " " + rule);
        }
    }
}
