/** How fast messages get from their row to their endpoint, what that costs, and that kill -9 loses none. */
@NullMarked
package com.nebengjek.bench.messages;

import org.jspecify.annotations.NullMarked;
