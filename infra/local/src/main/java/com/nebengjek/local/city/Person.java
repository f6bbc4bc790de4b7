package com.nebengjek.local.city;

import com.nebengjek.events.ClientNotifyInput;

/** Somebody with a phone. Called on the timeline only. */
interface Person {

    /** An event that the person is told; the same one may come again. */
    void told(ClientNotifyInput event);

    /**
     * A rule has said no.
     *
     * @param event id of what was refused
     * @param code of the rule
     */
    void refused(String event, String code);
}
