package org.cutis.phantom;

/**
 * What a synthetic RSOM scan should be like.
 *
 * <pre>{@code
 * final RsomPhantomOptions slab = RsomPhantomOptions.defaults().withSize(256, 8, 320).withSeed(7);
 * }</pre>
 *
 * @param width voxels along x (12 µm), at least 1
 * @param scans B-scans, that is voxels along y (12 µm), at least 1
 * @param depth voxels along z (3 µm), at least 16
 * @param seed everything else about the skin (depth and thickness of the
 *          epidermis, pigmentation, vessels, hairs) is drawn from it
 * @param raggedness how far, in voxels along z, the pigment's edge strays from
 *          the labelled border from column to column (standard deviation), 0 to 10
 * @param gaps share of the epidermis that gives little or no signal, 0 to 0.8
 * @param noise strength of the detector's noise; 1 is that of a fair scan, 0 none
 * @param echo strength of the reflections below the surface, as a share of the
 *          signal, 0 to 0.5
 * @param jitter motion of B-scan against B-scan in voxels along z (standard
 *          deviation), 0 to 10
 * @param hairs the most hairs a scan may have; the seed decides how many it has
 * @param arteries whether the vessels below the capillaries are arterial trees ({@link VesselTreeGrowth}); else they
 *          are a plexus of a simpler growth. All else stays the same.
 */
public record RsomPhantomOptions(int width, int scans, int depth, long seed, double raggedness,
	double gaps, double noise, double echo, double jitter, int hairs, boolean arteries)
{

	public RsomPhantomOptions {
		if (width < 1 || scans < 1 || depth < 16) throw new IllegalArgumentException(
			"A phantom needs at least 1 x 1 x 16 voxels, but " + width + " x " + scans + " x " + depth +
				" were asked for");
		if ((long) width * scans * depth > Integer.MAX_VALUE - 8) throw new IllegalArgumentException(
			"A phantom has less than 2^31 voxels, but " + width + " x " + scans + " x " + depth +
				" were asked for");
		check("raggedness", raggedness, 10);
		check("gaps", gaps, 0.8);
		check("noise", noise, 100);
		check("echo", echo, 0.5);
		check("jitter", jitter, 10);
		check("hairs", hairs, 100);
	}

	/** Without arteries. */
	public RsomPhantomOptions(final int width, final int scans, final int depth, final long seed, final double raggedness,
		final double gaps, final double noise, final double echo, final double jitter, final int hairs)
	{
		this(width, scans, depth, seed, raggedness, gaps, noise, echo, jitter, hairs, false);
	}

	/** A full scan (333 x 171 x 500 voxels) of seed 1, as difficult as a fair real one. */
	public static RsomPhantomOptions defaults() {
		return new RsomPhantomOptions(333, 171, 500, 1, 3, 0.42, 1, 0.06, 0.5, 3);
	}

	/** The same skin seen through another window. */
	public RsomPhantomOptions withSize(final int x, final int y, final int z) {
		return new RsomPhantomOptions(x, y, z, seed, raggedness, gaps, noise, echo, jitter, hairs, arteries);
	}

	/** Another skin, all else the same. */
	public RsomPhantomOptions withSeed(final long other) {
		return new RsomPhantomOptions(width, scans, depth, other, raggedness, gaps, noise, echo, jitter,
			hairs, arteries);
	}

	/** The same skin with arterial trees below its capillaries. */
	public RsomPhantomOptions withArteries() {
		return new RsomPhantomOptions(width, scans, depth, seed, raggedness, gaps, noise, echo, jitter, hairs, true);
	}

	private static void check(final String name, final double value, final double max) {
		if (!(value >= 0 && value <= max)) throw new IllegalArgumentException("The phantom's " + name +
			" must be between 0 and " + max + ", but is " + value);
	}
}
