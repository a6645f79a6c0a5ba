package org.cutis.rsom;

import org.cutis.tile.VolumeSource;

/** The mean of a source's channels as one. */
record MeanOfBands(VolumeSource bands) implements VolumeSource {

	@Override
	public long depth() {
		return bands.depth();
	}

	@Override
	public long height() {
		return bands.height();
	}

	@Override
	public long width() {
		return bands.width();
	}

	@Override
	public int channels() {
		return 1;
	}

	@Override
	public void read(final long z, final long y, final long x, final int depth, final int height, final int width,
		final float[] into)
	{
		final int n = depth * height * width, channels = bands.channels();
		final float[] all = new float[Math.multiplyExact(n, channels)];
		bands.read(z, y, x, depth, height, width, all);
		for (int i = 0; i < n; i++) {
			float sum = 0;
			for (int c = 0; c < channels; c++)
				sum += all[i * channels + c];
			into[i] = sum / channels;
		}
	}
}
