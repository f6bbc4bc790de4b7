/** Messages that are due are taken, sent and recorded. */
@NullMarked
package com.nebengjek.message.deliver;

import org.jspecify.annotations.NullMarked;
