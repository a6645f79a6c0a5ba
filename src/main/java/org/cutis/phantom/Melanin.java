package org.cutis.phantom;

import org.cutis.task.Progress;

/**
 * The epidermis' pigment: clumps of grains between ragged borders, bright in
 * one patch and silent in the next ("the response of melanin is distributed
 * irregularly and nonlinear").
 */
final class Melanin {

	/** Clumps per voxel of epidermis. */
	private static final double DENSITY = 0.010;

	private Melanin() {}

	static void deposit(final Bands bands, final Skin skin, final RsomPhantomOptions options,
		final Chance chance, final Progress progress)
	{
		final int w = bands.width();
		final int h = bands.scans();
		final float[][] raggedTop = SmoothField.of(w, h, 6, 36, chance);
		final float[][] raggedBottom = SmoothField.of(w, h, 6, 36, chance);
		final float[][] patch = SmoothField.of(w, h, 8, 50, chance);
		final float[][] gapAbove = SmoothField.of(w, h, 20, 130, chance);
		final float[][] gapBelow = SmoothField.of(w, h, 20, 130, chance);
		// threshold of a unit normal field that leaves out the wanted share
		final double threshold = quantile(options.gaps());
		for (int y = 0; y < h; y++) {
			progress.update(0.2 * y / h, "Placing the pigment");
			for (int x = 0; x < w; x++) {
				final double top = skin.top()[y][x] + options.raggedness() * raggedTop[y][x];
				final double bottom = skin.bottom()[y][x] + options.raggedness() * raggedBottom[y][x];
				final double thickness = Math.max(0, bottom - top);
				for (int n = chance.count(DENSITY * thickness); n > 0; n--) {
					final double u = chance.uniform(0, 1);
					final double gap = (1 - u) * gapAbove[y][x] + u * gapBelow[y][x];
					final double norm = StrictMath.sqrt((1 - u) * (1 - u) + u * u);
					final double response = Math.max(0.04, Math.min(1, 0.5 + 2 * (gap / norm - threshold)));
					clump(bands, x, y, top + u * thickness, u, skin.brightness() * response * StrictMath.exp(
						0.5 * patch[y][x]), chance);
				}
			}
		}
	}

	/** @param u depth within the epidermis, 0 at the surface, 1 at the lower border */
	private static void clump(final Bands bands, final double x, final double y, final double z,
		final double u, final double strength, final Chance chance)
	{
		// deep in the epidermis the response is finer: green in the usual picture, red above
		final double low = strength * (0.35 + 1.1 * bump(u, 0.42, 0.25) + 0.25 * u);
		final double high = strength * (0.12 + 0.5 * bump(u, 0.42, 0.25) + 0.9 * bump(u, 0.85, 0.35));
		final int grains = 1 + chance.below(6);
		final double size = chance.uniform(0.5, 1.5);
		for (int i = 0; i < grains; i++) {
			final double gain = 10 * chance.logNormal(0.7);
			final double mix = chance.logNormal(0.35);
			bands.add(x + 1.2 * size * chance.normal(), y + 1.2 * size * chance.normal(), z + 1.8 * size *
				chance.normal(), gain * low * mix, 0.5 * gain * high / mix);
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
