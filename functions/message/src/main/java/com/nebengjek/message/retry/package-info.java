/** When a message that failed is tried again, and when no more. */
@NullMarked
package com.nebengjek.message.retry;

import org.jspecify.annotations.NullMarked;
