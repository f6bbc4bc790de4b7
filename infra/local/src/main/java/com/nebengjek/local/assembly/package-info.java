/** All functions and the edge in one process: the same beans as everywhere, each module in an application context of its own. */
@NullMarked
package com.nebengjek.local.assembly;

import org.jspecify.annotations.NullMarked;
