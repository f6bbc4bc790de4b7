/** Real Postgres, Redis and NATS servers: as local processes, as containers, or wherever somebody else runs them. */
@NullMarked
package com.nebengjek.servers;

import org.jspecify.annotations.NullMarked;
