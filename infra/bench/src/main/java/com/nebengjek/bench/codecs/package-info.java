/** What it costs to read and write an event, in nanoseconds and bytes. */
@NullMarked
package com.nebengjek.bench.codecs;

import org.jspecify.annotations.NullMarked;
