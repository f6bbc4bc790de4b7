/** The payment provider of a run: a simulation, in a process of its own. */
@NullMarked
package com.nebengjek.local.provider;

import org.jspecify.annotations.NullMarked;
