/** Messages as people and systems send them, see them, and look after them; the message functions deliver them. */
@NullMarked
package com.nebengjek.api.message;

import org.jspecify.annotations.NullMarked;
