package com.nebengjek.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * An Indonesian mobile number in E.164 form, {@code +628…}: 9 to 12 digits after the country code, of whichever operator.
 */
public record Msisdn(@JsonValue String number) {

    private static final String COUNTRY = "+62";
    private static final Pattern SEPARATORS = Pattern.compile("[ .-]");
    private static final Pattern WRITTEN = Pattern.compile("(?:0|\\+?62)(8[0-9]{8,11})");

    /**
     * Reads a number as people write it: {@code 0812…}, {@code 62812…}, {@code +62 812-…}.
     *
     * @throws IllegalArgumentException when it is no Indonesian mobile number
     */
    @JsonCreator
    public static Msisdn of(String written) {
        var digits = WRITTEN.matcher(SEPARATORS.matcher(written).replaceAll(""));
        if (!digits.matches()) {
            throw new IllegalArgumentException(
                    "must be an Indonesian mobile number such as 0812 3456 7890 or +62 812 3456 7890");
        }
        return new Msisdn(COUNTRY + digits.group(1));
    }

    /** Not the number: it is personal data and has no place in logs. */
    @Override
    public String toString() {
        return number.substring(0, COUNTRY.length() + 1) + "…" + number.substring(number.length() - 2);
    }
}
