/** How an event is declared on its record, and what follows from that: CloudEvent type, subject, partition key, schema, codec. */
@NullMarked
package com.nebengjek.events.catalogue;

import org.jspecify.annotations.NullMarked;
