package com.nebengjek.jetstream.audit;

import java.util.regex.Pattern;

/**
 * Keeps out of the log what others put where ids belong: telephone numbers, and texts that would break a line or fill a
 * disk.
 */
final class Discretion {

    static final String HIDDEN = "(hidden)";

    private static final int LONGEST = 200;
    private static final Pattern TELEPHONE = Pattern.compile("(?<![^.])(\\+|0|62)\\d{7,14}(?![^.])");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Discretion() {}

    /** A subject, an id or a type, without the tokens that nobody should read. */
    static String of(String value) {
        if (isHarmless(value)) {
            return value;
        }
        String bounded = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        String printable = CONTROL.matcher(bounded).replaceAll("?");
        return TELEPHONE.matcher(printable).replaceAll(HIDDEN);
    }

    /** Short, printable, and no token consists of digits alone: true of nearly everything, and cheaper than a pattern. */
    private static boolean isHarmless(String value) {
        boolean onlyDigits = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.') {
                if (onlyDigits) {
                    return false;
                }
                onlyDigits = true;
            } else if (Character.isISOControl(c)) {
                return false;
            } else {
                onlyDigits &= c == '+' || (c >= '0' && c <= '9');
            }
        }
        return !onlyDigits && value.length() <= LONGEST;
    }
}
