/** Who published and consumed what, and what became of it: ids and names, never data. */
@NullMarked
package com.nebengjek.jetstream.audit;

import org.jspecify.annotations.NullMarked;
