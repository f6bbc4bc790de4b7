package com.nebengjek.edge.resume;

import com.nebengjek.edge.outbound.Delivery;
import java.util.List;

/**
 * What a client missed.
 *
 * @param deliveries in the order of the stream; the first may be known to the client
 * @param complete whether the last event that the client saw is still kept, so that nothing after it can be missing
 */
public record Missed(List<Delivery> deliveries, boolean complete) {}
