/** The live map: pages for people who look at the whole city, or try being a passenger or a driver of it. */
@NullMarked
package com.nebengjek.live;

import org.jspecify.annotations.NullMarked;
