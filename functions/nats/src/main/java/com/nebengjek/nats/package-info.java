/** What every connection to NATS needs, and jnats has not: that nothing a producer stores ends who reads it. */
@NullMarked
package com.nebengjek.nats;

import org.jspecify.annotations.NullMarked;
