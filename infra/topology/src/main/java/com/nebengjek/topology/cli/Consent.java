package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Nothing is changed for good before somebody has seen how much it is, and has said yes. */
final class Consent {

    static final Option YES = new Option("--yes", "", "do not ask");
    static final Option DRY_RUN = new Option("--dry-run", "", "only say how much it would be");

    private Consent() {}

    /**
     * @param deed what would be done, as in {@code replay 3 dead letters}
     * @throws BadArguments when there is nobody to ask
     */
    static boolean given(Arguments arguments, Session session, String deed) {
        if (arguments.flag(YES)) {
            return true;
        }
        String answer = session.terminal()
                .ask(deed + "? [y/N]")
                .orElseThrow(() -> new BadArguments(
                        "There is no terminal to ask whether to %s: give --yes to do it.".formatted(deed)));
        return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** The answer after a no. */
    static Answer refused(long count) {
        return new Answer(1, Map.of("count", count, "changed", false), "nothing was changed");
    }
}
