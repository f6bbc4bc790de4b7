/** What a client missed while it was away, read from stream {@code CLIENT}. */
@NullMarked
package com.nebengjek.edge.resume;

import org.jspecify.annotations.NullMarked;
