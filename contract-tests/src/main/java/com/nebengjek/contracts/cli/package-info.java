/** {@code infra/admin contracts}: the catalogue, and whether events keep it, for people and scripts. */
@NullMarked
package com.nebengjek.contracts.cli;

import org.jspecify.annotations.NullMarked;
