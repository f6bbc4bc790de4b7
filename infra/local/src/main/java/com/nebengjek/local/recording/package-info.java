/** What passes in a run, written down, so that later code can be held to it. */
@NullMarked
package com.nebengjek.local.recording;

import org.jspecify.annotations.NullMarked;
