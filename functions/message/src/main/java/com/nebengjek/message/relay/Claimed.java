package com.nebengjek.message.relay;

import com.nebengjek.events.MessageChannel;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that this relay alone may queue now.
 *
 * @param endpointId to which it is to be sent
 * @param attempt the one that is to be made, from 1
 * @param turn how often it was claimed, this time included
 * @param due since when it was due
 */
record Claimed(UUID id, MessageChannel channel, UUID endpointId, int attempt, int turn, Instant due) {}
