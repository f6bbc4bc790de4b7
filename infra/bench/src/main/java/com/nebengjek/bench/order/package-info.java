/** What it costs to keep order across processes. */
@NullMarked
package com.nebengjek.bench.order;

import org.jspecify.annotations.NullMarked;
