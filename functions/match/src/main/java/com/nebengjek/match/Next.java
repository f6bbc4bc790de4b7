package com.nebengjek.match;

import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;

/** What follows when a ring is left without a driver. The same event, whichever function tells it. */
sealed interface Next {

    /** Another ring is asked. */
    record Wider(MatchWiden event) implements Next {}

    /** There is no other ring. */
    record Nobody(MatchUnmatched event) implements Next {}

    default MatchDecideOutput decided() {
        return switch (this) {
            case Wider(MatchWiden event) -> event;
            case Nobody(MatchUnmatched event) -> event;
        };
    }

    default MatchExpireOutput expired() {
        return switch (this) {
            case Wider(MatchWiden event) -> event;
            case Nobody(MatchUnmatched event) -> event;
        };
    }
}
