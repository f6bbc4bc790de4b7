package com.nebengjek.provider;

import java.time.Duration;

/** What a provider makes of the orders it gets. */
interface Choices {

    /** How an order is answered. */
    enum Manner {
        /** As it should be. */
        PROPERLY,
        /** With a 503, and nothing is done. */
        NOT_NOW,
        /** Not at all, though it is done: the customer cannot know. */
        SILENTLY
    }

    /**
     * What becomes of a charge.
     *
     * @param after how long the decision takes
     * @param calls how often the customer is told of it
     */
    record Decision(Charge.Status status, Duration after, int calls) {}

    Manner manner();

    /** @param earlier how many charges of the same payment there were before */
    Decision decision(int earlier);
}
