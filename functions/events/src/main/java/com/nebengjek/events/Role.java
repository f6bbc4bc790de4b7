package com.nebengjek.events;

/** What a person is here. */
public enum Role {
    PASSENGER,
    DRIVER
}
