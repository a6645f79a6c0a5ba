package org.cutis.train;

/** Takes a sample out of a region along a map: values linearly, classes from the nearest pixel. */
final class Resampling {

	private final Region region;

	private final Extent extent;

	private final Warp warp;

	/** Where the sample's first pixel comes from, in the region. */
	private final double x0, y0;

	/** @param at where the sample lies; the map's centre is the middle of it */
	Resampling(final Region region, final Patch at, final Extent extent, final Warp warp) {
		this.region = region;
		this.extent = extent;
		this.warp = warp;
		final double u = (extent.width() - 1) / 2.0, v = (extent.height() - 1) / 2.0;
		x0 = at.x() + u - region.x() - warp.xx() * u - warp.xy() * v;
		y0 = at.y() + v - region.y() - warp.yx() * u - warp.yy() * v;
	}

	/** @param values of the region, channels innermost @return of the sample, likewise */
	float[] values(final float[] values, final int channels) {
		final float[] sample = new float[extent.width() * extent.height() * channels];
		final int right = region.width() > 1 ? channels : 0, down = region.height() > 1 ? region.width() * channels : 0;
		for (int j = 0, i = 0; j < extent.height(); j++)
			for (int k = 0; k < extent.width(); k++) {
				final double x = x0 + warp.xx() * k + warp.xy() * j, y = y0 + warp.yx() * k + warp.yy() * j;
				final int column = clip((int) x, region.width() - 2), line = clip((int) y, region.height() - 2);
				final float fx = clip(x - column), fy = clip(y - line);
				int p = (line * region.width() + column) * channels;
				for (int c = 0; c < channels; c++, i++, p++) {
					final float upper = values[p] + fx * (values[p + right] - values[p]);
					final float lower = values[p + down] + fx * (values[p + down + right] - values[p + down]);
					sample[i] = upper + fy * (lower - upper);
				}
			}
		return sample;
	}

	/** @param classes of the region @return of the sample */
	byte[] classes(final byte[] classes) {
		final byte[] sample = new byte[extent.width() * extent.height()];
		for (int j = 0, i = 0; j < extent.height(); j++)
			for (int k = 0; k < extent.width(); k++, i++) {
				final double x = x0 + warp.xx() * k + warp.xy() * j, y = y0 + warp.yx() * k + warp.yy() * j;
				sample[i] = classes[clip((int) (y + 0.5), region.height() - 1) * region.width() + clip((int) (x + 0.5), region
					.width() - 1)];
			}
		return sample;
	}

	private static int clip(final int index, final int last) {
		return Math.max(0, Math.min(index, last));
	}

	private static float clip(final double share) {
		return (float) Math.max(0, Math.min(1, share));
	}
}
