/** Events on their way out: ids, headers, and the wait for the stream's acknowledgement. */
@NullMarked
package com.nebengjek.jetstream.publish;

import org.jspecify.annotations.NullMarked;
