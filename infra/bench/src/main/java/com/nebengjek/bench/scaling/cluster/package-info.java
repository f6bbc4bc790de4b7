/** What a cluster does with the chart, as far as scaling goes: real processes, started and stopped by simulated controllers. */
@NullMarked
package com.nebengjek.bench.scaling.cluster;

import org.jspecify.annotations.NullMarked;
