/** Moving the events of earlier streams into those of a topology. */
@NullMarked
package com.nebengjek.topology.migration;

import org.jspecify.annotations.NullMarked;
