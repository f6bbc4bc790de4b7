package com.nebengjek.message.deliver;

import java.time.Instant;
import java.util.UUID;

/** A message that was taken and is put back, without an attempt, until it may go. */
record Deferral(UUID messageId, int turn, Instant dueAt) implements Sent {}
