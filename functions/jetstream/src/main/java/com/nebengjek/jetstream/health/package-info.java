/** Whether this process can do its work: readiness, and how far its consumers are behind. */
@NullMarked
package com.nebengjek.jetstream.health;

import org.jspecify.annotations.NullMarked;
