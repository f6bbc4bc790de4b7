/** What a run is summed up to: figures from the database, the server and the city. */
@NullMarked
package com.nebengjek.local.report;

import org.jspecify.annotations.NullMarked;
