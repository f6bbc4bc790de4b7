/** Examples of every event, right and wrong ones, in files that whoever produces or consumes events can test against. */
@NullMarked
package com.nebengjek.contracts.golden;

import org.jspecify.annotations.NullMarked;
