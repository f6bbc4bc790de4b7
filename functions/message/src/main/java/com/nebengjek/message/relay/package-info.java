/** Rows that are due become events: claimed, published, marked. */
@NullMarked
package com.nebengjek.message.relay;

import org.jspecify.annotations.NullMarked;
