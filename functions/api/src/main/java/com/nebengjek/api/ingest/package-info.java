/** Events that other systems and clients publish by HTTP, as CloudEvents. */
@NullMarked
package com.nebengjek.api.ingest;

import org.jspecify.annotations.NullMarked;
