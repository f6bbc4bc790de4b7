/** The Helm chart, rendered by Helm itself, held to what clusters take and to what the functions are. */
@NullMarked
package com.nebengjek.chart;

import org.jspecify.annotations.NullMarked;
