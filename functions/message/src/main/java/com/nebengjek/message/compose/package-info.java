/** Events become messages, by rules. */
@NullMarked
package com.nebengjek.message.compose;

import org.jspecify.annotations.NullMarked;
