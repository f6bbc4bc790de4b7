/** client-notify: one event in, one copy per person out. */
@NullMarked
package com.nebengjek.notify;

import org.jspecify.annotations.NullMarked;
