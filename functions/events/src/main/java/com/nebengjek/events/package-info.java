/** The event catalogue of NebengJek: one record per event, and one sealed interface per function for what it takes. */
@NullMarked
package com.nebengjek.events;

import org.jspecify.annotations.NullMarked;
