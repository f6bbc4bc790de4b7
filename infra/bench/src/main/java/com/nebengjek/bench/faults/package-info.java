/** What delivery survives: each fault is struck during load, and afterwards everything is counted. */
@NullMarked
package com.nebengjek.bench.faults;

import org.jspecify.annotations.NullMarked;
