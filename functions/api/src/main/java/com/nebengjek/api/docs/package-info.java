/** What users read about the system, where it runs and without anything from elsewhere. */
@NullMarked
package com.nebengjek.api.docs;

import org.jspecify.annotations.NullMarked;
