package org.cutis.train;

import java.util.SplittableRandom;

/**
 * Magnifies by a factor drawn evenly from 1 - share to 1 + share, alike along
 * both axes ("zoomed in/out randomly up to 10%", MED-Net paper, Sect. 2.3).
 *
 * @param share 0 to below 1
 */
public record Zoom(double share) implements RandomWarp {

	public Zoom {
		if (!(share >= 0 && share < 1)) throw new IllegalArgumentException("A zoom of " + share);
	}

	@Override
	public Warp draw(final SplittableRandom random) {
		final double magnification = 1 + share * (2 * random.nextDouble() - 1);
		return new Warp(1 / magnification, 0, 0, 1 / magnification);
	}
}
