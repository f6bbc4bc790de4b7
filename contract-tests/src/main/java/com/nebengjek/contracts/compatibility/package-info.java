/** What a change of an event's schema means for who produces and who consumes it. */
@NullMarked
package com.nebengjek.contracts.compatibility;

import org.jspecify.annotations.NullMarked;
