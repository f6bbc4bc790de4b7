/** How many events a second one process of each function handles: what the chart's thresholds follow from. */
@NullMarked
package com.nebengjek.bench.scaling.rates;

import org.jspecify.annotations.NullMarked;
