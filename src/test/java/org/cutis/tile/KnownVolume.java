package org.cutis.tile;

import java.util.Random;

/** A seeded random volume as a source. @param size z, y, x, channels @param values in that order */
record KnownVolume(int[] size, float[] values) implements VolumeSource {

	static KnownVolume random(final int... size) {
		final Random random = new Random(size[0] * 10007L + size[1] * 101 + size[2]);
		final float[] values = new float[size[0] * size[1] * size[2] * size[3]];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat() - 0.5f;
		return new KnownVolume(size, values);
	}

	float get(final int z, final int y, final int x, final int c) {
		return values[((z * size[1] + y) * size[2] + x) * size[3] + c];
	}

	@Override
	public long depth() {
		return size[0];
	}

	@Override
	public long height() {
		return size[1];
	}

	@Override
	public long width() {
		return size[2];
	}

	@Override
	public int channels() {
		return size[3];
	}

	@Override
	public void read(final long z, final long y, final long x, final int depth, final int height, final int width,
		final float[] into)
	{
		int n = 0;
		for (int k = 0; k < depth; k++)
			for (int j = 0; j < height; j++)
				for (int i = 0; i < width; i++)
					for (int c = 0; c < size[3]; c++)
						into[n++] = get((int) z + k, (int) y + j, (int) x + i, c);
	}
}
