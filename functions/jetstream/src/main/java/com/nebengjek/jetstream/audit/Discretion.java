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

    private Discretion() {}

    /** A subject, an id or a type, without the tokens that nobody should read. */
    static String of(String value) {
        return TELEPHONE.matcher(printable(value)).replaceAll(HIDDEN);
    }

    private static String printable(String value) {
        String bounded = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        for (int i = 0; i < bounded.length(); i++) {
            if (Character.isISOControl(bounded.charAt(i))) {
                return bounded.replaceAll("\\p{Cntrl}", "?");
            }
        }
        return bounded;
    }
}
