package com.nebengjek.ride;

/** What the rules say to a command about a ride. */
sealed interface Verdict {

    Verdict ALLOWED = new Allowed();
    Verdict REPEATED = new Repeated();

    /** The ride may take the step, if nobody else takes another one first. */
    record Allowed() implements Verdict {}

    /** The ride took this very step before: tell it again as it was. */
    record Repeated() implements Verdict {}

    /** The ride stays as it is. */
    record Denied(Refusal refusal) implements Verdict {}

    static Verdict denied(Refusal refusal) {
        return new Denied(refusal);
    }
}
