package org.cutis.train;

import java.util.SplittableRandom;

/**
 * Turns by an angle drawn evenly from -degrees to degrees ("rotated each patch
 * at a random angle up to 180 degrees", MED-Net paper, Sect. 2.3).
 *
 * @param degrees 0 to 180
 */
public record Rotation(double degrees) implements RandomWarp {

	public Rotation {
		if (!(degrees >= 0 && degrees <= 180)) throw new IllegalArgumentException("A rotation up to " + degrees +
			" degrees");
	}

	@Override
	public Warp draw(final SplittableRandom random) {
		return by(Math.toRadians(degrees * (2 * random.nextDouble() - 1)));
	}

	/** @param angle in radians, from x towards y */
	static Warp by(final double angle) {
		final double cos = Math.cos(angle), sin = Math.sin(angle);
		return new Warp(cos, -sin, sin, cos);
	}
}
