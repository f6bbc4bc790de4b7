package com.nebengjek.message.deliver;

import com.nebengjek.message.endpoint.Answer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer, judged.
 *
 * @param error what was wrong, for a person; null when nothing was
 * @param retryAfter as the endpoint said it
 * @param gone whether the endpoint says that it will never be there again
 */
record Result(
        Outcome outcome,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String response,
        @Nullable String retryAfter,
        boolean gone) {

    private static final int GONE = 410;
    private static final int LONGEST_QUOTE = 200;

    /** Refusals that pass: too slow, conflict, the wrong connection, locked, too early, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 421, 423, 425, 429);

    /** Of an answer to a request that was made, or could not be. */
    static Result of(Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> of(answered);
            case Answer.Unheard unheard -> new Result(Outcome.TRANSIENT, null, unheard.error(), null, null, false);
            case Answer.Impossible impossible -> new Result(Outcome.PERMANENT, null, impossible.reason(), null, null, false);
            case Answer.Crowded _ -> throw new IllegalArgumentException("there was no request");
        };
    }

    private static Result of(Answer.Answered answered) {
        int status = answered.status();
        return new Result(
                outcomeOf(status),
                status,
                outcomeOf(status) == Outcome.SENT ? null : error(answered),
                answered.body(),
                answered.retryAfter(),
                status == GONE);
    }

    private static Outcome outcomeOf(int status) {
        return switch (status / 100) {
            case 2 -> Outcome.SENT;
            case 3 -> Outcome.PERMANENT;
            case 4 -> PASSING.contains(status) ? Outcome.TRANSIENT : Outcome.PERMANENT;
            default -> Outcome.TRANSIENT;
        };
    }

    private static String error(Answer.Answered answered) {
        if (answered.status() / 100 == 3) {
            return "answers %d to %s: redirects are not followed"
                    .formatted(answered.status(), answered.location() == null ? "nowhere" : quote(answered.location()));
        }
        String said = quote(answered.body());
        return "answers " + answered.status() + (said.isEmpty() ? "" : ": " + said);
    }

    /** Short, and in one line. */
    private static String quote(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_QUOTE)).replaceAll("\\s+", " ").strip();
    }
}
