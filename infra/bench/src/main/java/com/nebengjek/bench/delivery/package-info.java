/** What a function costs beside a hand-written loop that does the same work. */
@NullMarked
package com.nebengjek.bench.delivery;

import org.jspecify.annotations.NullMarked;
