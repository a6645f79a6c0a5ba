package org.cutis.phantom;

import org.cutis.task.Progress;

/**
 * The epidermis' pigment: short strings of grains between ragged borders, bright in
 * one patch and silent in the next ("the response of melanin is distributed
 * irregularly and nonlinear").
 */
final class Melanin {

	/** Strings per voxel of epidermis. */
	private static final double DENSITY = 0.06;

	private Melanin() {}

	static void deposit(final Bands bands, final Skin skin, final RsomPhantomOptions options,
		final Chance chance, final Progress progress)
	{
		final int w = bands.width();
		final int h = bands.scans();
		final float[][] raggedTop = SmoothField.of(w, h, 6, 36, chance);
		final float[][] raggedBottom = SmoothField.of(w, h, 6, 36, chance);
		final float[][] patch = SmoothField.of(w, h, 8, 50, chance);
		final float[][] gapAbove = SmoothField.of(w, h, 80, 350, chance);
		final float[][] gapBelow = SmoothField.of(w, h, 80, 350, chance);
		// threshold of a unit normal field that leaves out the wanted share
		final double threshold = quantile(options.gaps());
		for (int y = 0; y < h; y++) {
			progress.update(0.1 * y / h, "Placing the pigment");
			for (int x = 0; x < w; x++) {
				final double top = skin.top()[y][x] + options.raggedness() * raggedTop[y][x];
				final double bottom = skin.bottom()[y][x] + options.raggedness() * raggedBottom[y][x];
				final double thickness = Math.max(0, bottom - top);
				for (int n = chance.count(DENSITY * thickness); n > 0; n--) {
					final double u = chance.uniform(0, 1);
					final double gap = (1 - u) * gapAbove[y][x] + u * gapBelow[y][x];
					final double norm = StrictMath.sqrt((1 - u) * (1 - u) + u * u);
					final double response = Math.max(0, Math.min(1, 0.5 + 2 * (gap / norm - threshold)));
					string(bands, x, y, top + u * thickness, u, skin.brightness() * response * StrictMath.exp(
						0.35 * patch[y][x]), chance);
				}
			}
		}
	}

	/** @param u depth within the epidermis, 0 at the surface, 1 at the lower border */
	private static void string(final Bands bands, final double x, final double y, final double z,
		final double u, final double strength, final Chance chance)
	{
		// deep in the epidermis the response is finer: green in the usual picture, red above
		final double low = strength * (0.4 + 0.7 * bump(u, 0.42, 0.22) + 0.35 * u);
		final double high = strength * (0.1 + 0.35 * bump(u, 0.45, 0.25) + 0.7 * bump(u, 0.85, 0.35));
		final int grains = 1 + chance.below(4 + (int) (8 * u));
		final double gain = 6 * chance.logNormal(0.35) / StrictMath.sqrt(1 + grains);
		final double mix = chance.logNormal(0.35);
		final double heading = chance.uniform(0, 2 * StrictMath.PI);
		final double stepX = StrictMath.cos(heading);
		final double stepY = StrictMath.sin(heading);
		final double stepZ = 0.8 * chance.normal();
		for (int i = 0; i < grains; i++) {
			final double t = i - 0.5 * (grains - 1);
			bands.add(x + stepX * t + 0.5 * chance.normal(), y + stepY * t + 0.5 * chance.normal(), z +
				stepZ * t + 0.7 * chance.normal(), gain * low * mix, 0.65 * gain * high / mix);
		}
	}

	private static double bump(final double u, final double centre, final double width) {
		final double d = (u - centre) / width;
		return StrictMath.exp(-d * d);
	}

	/** Of the standard normal distribution (Tukey's lambda approximation). */
	private static double quantile(final double p) {
		final double q = Math.max(1e-3, p);
		return (StrictMath.pow(q, 0.135) - StrictMath.pow(1 - q, 0.135)) / 0.1975;
	}
}
