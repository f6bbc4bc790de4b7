package com.nebengjek.events;

/** What an edge tells a person: what happened, and what is open when the person has lost track of that. */
public sealed interface ToldToPerson permits ClientNotifyInput, PersonState {}
