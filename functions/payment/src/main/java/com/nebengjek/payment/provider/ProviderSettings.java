package com.nebengjek.payment.provider;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the provider is, and how long to wait for it.
 *
 * @param url what {@code /charges} is appended to; without it nobody is asked
 * @param key the provider knows us by
 * @param timeout how long an answer may take
 * @param failures so many unavailable answers in a row, and it is left alone
 * @param openTime for so long
 */
public record ProviderSettings(
        @Nullable URI url,
        @DefaultValue("") String key,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("5") int failures,
        @DefaultValue("2s") Duration openTime) {

    private static final String PREFIX = "nebengjek.payment.provider.";

    public ProviderSettings {
        url = url == null || url.toString().isBlank() ? null : url;
        require("url", url == null || isWebAddress(url), "begin with https:// or http://", url);
        require("timeout", timeout.isPositive(), "be longer than nothing", timeout);
        require("failures", failures > 0, "be at least 1", failures);
        require("open-time", openTime.isPositive(), "be longer than nothing", openTime);
    }

    private static boolean isWebAddress(URI url) {
        return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    }

    private static void require(String property, boolean holds, String rule, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + property + " must " + rule + ", but is " + value);
        }
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "ProviderSettings[" + url + "]";
    }
}
