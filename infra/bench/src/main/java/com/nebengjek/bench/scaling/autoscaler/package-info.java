/** The rules by which KEDA and the HorizontalPodAutoscaler decide how many processes there are, with time as an argument. */
@NullMarked
package com.nebengjek.bench.scaling.autoscaler;

import org.jspecify.annotations.NullMarked;
