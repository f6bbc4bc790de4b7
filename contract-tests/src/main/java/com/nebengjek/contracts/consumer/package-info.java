/** What consumers need of events, in their own words, so that a producer learns whom a change would break. */
@NullMarked
package com.nebengjek.contracts.consumer;

import org.jspecify.annotations.NullMarked;
