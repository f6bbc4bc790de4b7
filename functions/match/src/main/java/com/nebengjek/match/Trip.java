package com.nebengjek.match;

import com.nebengjek.events.Position;

/** From where to where. */
record Trip(Position pickup, Position destination) {}
