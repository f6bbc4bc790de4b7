/** A payment provider that stands in for a real one: it decides about every payment, not always at once and not always once. */
@NullMarked
package com.nebengjek.local.provider;

import org.jspecify.annotations.NullMarked;
