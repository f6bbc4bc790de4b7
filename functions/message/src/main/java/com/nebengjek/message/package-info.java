/** Messages to people and systems outside: composed, queued, delivered, tried again. */
@NullMarked
package com.nebengjek.message;

import org.jspecify.annotations.NullMarked;
