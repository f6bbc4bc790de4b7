package com.nebengjek.bench.scaling.rates;

/**
 * How fast one process has worked off what waited for it; its first fifth, in which a JVM is slow, is not counted.
 *
 * @param events that were counted
 * @param perSecond as the clock has it, on this machine as busy as it is
 * @param perProcessorSecond for a second of a processor that the process has used
 */
record Rate(long events, double perSecond, double perProcessorSecond) {}
