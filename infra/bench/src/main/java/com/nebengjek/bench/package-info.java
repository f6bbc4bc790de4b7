/** Benchmarks: ratios in one run against something named. {@code infra/measure} starts them. */
@NullMarked
package com.nebengjek.bench;

import org.jspecify.annotations.NullMarked;
