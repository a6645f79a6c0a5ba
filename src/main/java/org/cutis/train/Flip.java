package org.cutis.train;

import java.util.SplittableRandom;

/**
 * Mirrors left and right, or top and bottom, each in half of the cases ("randomly
 * flipped the patch horizontally and vertically", MED-Net paper, Sect. 2.3).
 *
 * @param horizontal whether left and right may change places
 * @param vertical whether top and bottom may; never for B-scans, whose rows are depth
 */
public record Flip(boolean horizontal, boolean vertical) implements RandomWarp {

	@Override
	public Warp draw(final SplittableRandom random) {
		final boolean x = random.nextBoolean(), y = random.nextBoolean();
		return new Warp(horizontal && x ? -1 : 1, 0, 0, vertical && y ? -1 : 1);
	}
}
