/** Sub-protocol {@code cloudevents.json}: the events themselves, in both directions. */
@NullMarked
package com.nebengjek.edge.cloudevent;

import org.jspecify.annotations.NullMarked;
