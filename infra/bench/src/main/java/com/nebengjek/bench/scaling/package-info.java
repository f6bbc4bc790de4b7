/** Whether the chart's numbers are right: what scaling from and to zero costs, and that nothing is lost meanwhile. */
@NullMarked
package com.nebengjek.bench.scaling;

import org.jspecify.annotations.NullMarked;
