package org.cutis.train;

import java.util.SplittableRandom;

/**
 * Shifts rows sideways in proportion to their distance from the centre, by the
 * tangent of an angle drawn evenly from -angle to angle ("randomly sheared the
 * patches (θ = 0.2)", MED-Net paper, Sect. 2.3; taken as radians). With a
 * rotation it shears along any direction; alone it keeps depth as it is.
 *
 * @param angle in radians, 0 to 1
 */
public record Shear(double angle) implements RandomWarp {

	public Shear {
		if (!(angle >= 0 && angle <= 1)) throw new IllegalArgumentException("A shear by " + angle + " radians");
	}

	@Override
	public Warp draw(final SplittableRandom random) {
		return new Warp(1, Math.tan(angle * (2 * random.nextDouble() - 1)), 0, 1);
	}
}
