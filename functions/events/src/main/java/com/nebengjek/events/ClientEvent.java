package com.nebengjek.events;

/**
 * What people say of themselves, through whatever comes between: observations and commands. What became of them is for
 * functions alone to say, and is never taken from outside.
 */
public sealed interface ClientEvent permits EarlierClientsOutput, RideCancel, RidePay {}
