/** The tables of NebengJek as Flyway migrations, and the one call that brings a database up to date. */
@NullMarked
package com.nebengjek.database;

import org.jspecify.annotations.NullMarked;
