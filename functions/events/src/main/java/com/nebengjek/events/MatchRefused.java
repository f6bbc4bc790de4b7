package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import java.util.UUID;

/** A command about a match was refused by a rule. */
@Describe("A command about a match was refused by a rule")
@Event(subject = "match.refused.user.{user_id}", stream = "MATCH")
public record MatchRefused(
        @Describe("The person who asked") UUID userId,
        String of,
        String code,
        @Length(max = 1024) String message)
        implements ClientNotifyInput, MatchProposeOutput, MatchDecideOutput {}
