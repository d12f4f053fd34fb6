/// Tests of the report files.
@NullMarked
package org.multispa.engine.reports;

import org.jspecify.annotations.NullMarked;
