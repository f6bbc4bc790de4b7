package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.Trigger;

/** Reads what a trigger is about. */
interface Scaler {

    /** @throws Exception when it cannot be known; then nothing is scaled */
    double value(Trigger trigger) throws Exception;
}
