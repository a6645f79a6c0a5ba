package org.cutis.train;

import java.util.SplittableRandom;

/** Changes the values of a patch by chance, not its geometry. */
@FunctionalInterface
public interface RandomTone {

	/** @param image values from 0 (black) to 1 (white), row-major with the channels innermost; changed in place */
	void apply(float[] image, SplittableRandom random);
}
