/** How long it takes a function that is scaled from zero to have handled its first event, and what it weighs. */
@NullMarked
package com.nebengjek.bench.coldstart;

import org.jspecify.annotations.NullMarked;
