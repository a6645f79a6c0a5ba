package org.cutis.train;

import java.util.SplittableRandom;

/** Draws how a patch is deformed. */
@FunctionalInterface
public interface RandomWarp {

	Warp draw(SplittableRandom random);
}
