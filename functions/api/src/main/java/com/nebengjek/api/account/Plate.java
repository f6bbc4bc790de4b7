package com.nebengjek.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Indonesian registration plate as it is written in full, {@code B 1234 XYZ}: the letters of a region, up to four
 * digits, and up to three letters, which old plates do not have.
 */
public record Plate(@JsonValue String text) {

    private static final Pattern SEPARATORS = Pattern.compile("[ .-]");
    private static final Pattern WRITTEN =
            Pattern.compile("([ABD-HK-NPRSTWZ]|[ABDEKP][A-Z])([1-9][0-9]{0,3})([A-Z]{0,3})");

    /**
     * Reads a plate as people write it: {@code b1234xyz}, {@code B-1234-XYZ}.
     *
     * @throws IllegalArgumentException when no vehicle of Indonesia has such a plate
     */
    @JsonCreator
    public static Plate of(String written) {
        var parts = WRITTEN.matcher(SEPARATORS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be an Indonesian registration plate such as B 1234 XYZ");
        }
        return new Plate((parts.group(1) + " " + parts.group(2) + " " + parts.group(3)).stripTrailing());
    }
}
