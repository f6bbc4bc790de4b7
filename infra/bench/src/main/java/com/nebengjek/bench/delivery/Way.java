package com.nebengjek.bench.delivery;

/** How the work is done. */
enum Way {
    LOOP,
    FUNCTION
}
