package org.cutis.phantom;

/**
 * The two frequency bands while they are made: first the sources (how strongly
 * each voxel absorbs), after {@link Acoustics} the reconstructions.
 *
 * @param width voxels along x
 * @param scans voxels along y
 * @param depth voxels along z
 * @param lf low frequencies; x runs fastest, then y, then z
 * @param hf high frequencies
 */
record Bands(int width, int scans, int depth, float[] lf, float[] hf) {

	static Bands empty(final int width, final int scans, final int depth) {
		return new Bands(width, scans, depth, new float[width * scans * depth], new float[width * scans *
			depth]);
	}

	int index(final int x, final int y, final int z) {
		return x + width * (y + scans * z);
	}

	/** Adds a point source; one beside the volume is dropped. */
	void add(final double x, final double y, final double z, final double low, final double high) {
		final int xi = (int) Math.round(x);
		final int yi = (int) Math.round(y);
		final int zi = (int) Math.round(z);
		if (xi < 0 || yi < 0 || zi < 0 || xi >= width || yi >= scans || zi >= depth) return;
		final int i = index(xi, yi, zi);
		lf[i] += low;
		hf[i] += high;
	}
}
