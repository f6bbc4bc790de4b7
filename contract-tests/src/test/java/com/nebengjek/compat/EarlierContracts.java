package com.nebengjek.compat;

import com.nebengjek.events.catalogue.Catalogue;

/** What is published on the subjects of the earlier system, in either direction. */
public final class EarlierContracts {

    private EarlierContracts() {}

    public static Catalogue commands() {
        return Catalogue.of(EarlierCommand.class);
    }

    public static Catalogue news() {
        return Catalogue.of(EarlierNews.class);
    }
}
