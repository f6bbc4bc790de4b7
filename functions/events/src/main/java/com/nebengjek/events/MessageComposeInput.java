package com.nebengjek.events;

/** What message-compose takes: all that somebody outside may want a message about. */
public sealed interface MessageComposeInput
        permits UserRegistered,
                DriverRegistered,
                RideCreated,
                RideStarted,
                RideArrived,
                RideCancelled,
                RidePayment,
                RideCompleted {}
