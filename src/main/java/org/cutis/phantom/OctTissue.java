package org.cutis.phantom;

import java.util.List;

/**
 * What the tissue would send back in one B-scan without speckle: amplitude =
 * root of the backscatter x transmission, by single scattering (Schmitt, Knuettel and
 * Bonner, Appl. Opt. 32, 6032 (1993)): the intensity falls with exp(-2 ∫ mu dz).
 *
 * @param optics of the tomogram
 * @param contrast how visible the DEJ is, 0 to 1, indexed {@code [scan][x]}
 * @param light {@link Illumination}
 * @param cells texture of the epidermis
 * @param fibres texture of the dermis
 */
record OctTissue(OctPhantomOptions options, OctSkin skin, OctOptics optics, float[][] contrast, float[][] light,
	Texture cells, Texture fibres, Spots spots, List<Channel> follicles, List<Channel> ducts)
{

	/** Basal cells fade over this many µm above the DEJ. */
	private static final double BASAL = 6;

	/** The stratum corneum's scales lie this many µm over each other. */
	private static final double LAMELLA = 4;

	/** It goes over into the living epidermis within this many µm. */
	private static final double FADE = 5;

	/** The same with only those channels that reach a B-scan. */
	OctTissue near(final List<Channel> nearFollicles, final List<Channel> nearDucts) {
		return new OctTissue(options, skin, optics, contrast, light, cells, fibres, spots, nearFollicles, nearDucts);
	}

	/** @return width x depth, x fastest; the mean amplitude of the noise is 1 */
	float[] amplitude(final int y) {
		final int w = options.width();
		final int d = options.depth();
		final float[] cell = cells.plane(y, w, d, top(skin.surface()[y]));
		final float[] fibre = fibres.plane(y, w, d, top(skin.junction()[y]));
		final float[] amplitude = new float[w * d];
		for (int x = 0; x < w; x++)
			column(amplitude, x, y, cell, fibre);
		spots.add(amplitude, y, skin, options);
		return amplitude;
	}

	private static int top(final float[] border) {
		float top = Float.POSITIVE_INFINITY;
		for (final float z : border)
			top = Math.min(top, z);
		return Math.max(0, (int) top);
	}

	private void column(final float[] amplitude, final int x, final int y, final float[] cell, final float[] fibre) {
		final double p = options.pixel();
		final int glass = Math.round(skin.glass()[y][x]);
		final int surface = Math.round(skin.surface()[y][x]);
		final double junction = skin.junction()[y][x];
		final double epidermis = light[y][x] * OctOptics.amplitude(optics.epidermis());
		final double corneum = OctOptics.amplitude(optics.corneum()) - 1;
		final double basal = OctOptics.amplitude(optics.basal() * contrast[y][x]) - 1;
		final double dermis = OctOptics.amplitude(optics.dermis() * contrast[y][x]);
		final double[] passed = { passed(optics.muCorneum()), passed(optics.muEpidermis()), passed(optics.muDermis()) };
		final double medium = OctOptics.amplitude(optics.glycerol());
		double transmission = 1;
		for (int z = Math.max(0, glass); z < options.depth(); z++) {
			final int i = z * options.width() + x;
			if (z < surface) {
				amplitude[i] = (float) medium;
				continue;
			}
			final double depth = (z - surface) * p;
			final double toCorneum = optics.corneumThickness() * (0.8 + 0.4 * contrast[y][x]) - depth;
			final double wall = wall(x, y, z);
			double a = epidermis;
			int layer = 1;
			if (toCorneum > 0) {
				a *= (1 + corneum * Math.min(1, toCorneum / FADE)) * (1 + 0.3 * StrictMath.sin(2 * StrictMath.PI * depth / LAMELLA));
				layer = 0;
			}
			else if (z < junction || wall < 0) {
				// basal cells line the follicle's wall too
				final double above = Math.min(12, Math.max((junction - z) * p, -wall) / BASAL);
				a *= Math.max(0.25, 1 + optics.cells() * cell[i]) * (1 + basal * StrictMath.exp(-above * above));
				if (wall < 0) a *= 0.55;
			}
			else {
				a *= dermis * Math.max(0.15, 1 + optics.fibres() * fibre[i]);
				layer = 2;
			}
			if (!ducts.isEmpty()) a *= duct(x, y, z, layer == 2);
			transmission *= passed[layer];
			amplitude[i] = (float) (a * transmission);
		}
	}

	/** Share of the amplitude that comes back through one voxel. */
	private double passed(final double mu) {
		return StrictMath.exp(-mu * 1e-3 * options.pixel());
	}

	private double wall(final int x, final int y, final int z) {
		return follicles.isEmpty() ? Double.POSITIVE_INFINITY : OctLabels.wall(follicles, options.pixel() * x, options
			.pixel() * y, OctLabels.below(skin, y, z, options));
	}

	private double duct(final int x, final int y, final int z, final boolean dermal) {
		final double below = OctLabels.below(skin, y, z, options);
		double factor = 1;
		for (final Channel c : ducts) {
			final double d = c.spiralDistance(options.pixel() * x, options.pixel() * y, below, dermal);
			if (d < c.radius()) factor = dermal ? 0.4 : 2.2;
		}
		return factor;
	}
}
