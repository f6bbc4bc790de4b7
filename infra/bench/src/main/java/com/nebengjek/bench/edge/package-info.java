/** What an edge holds and moves: {@code infra/measure edge}. */
@NullMarked
package com.nebengjek.bench.edge;

import org.jspecify.annotations.NullMarked;
