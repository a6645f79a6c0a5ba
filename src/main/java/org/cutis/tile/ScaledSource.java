package org.cutis.tile;

import java.util.Arrays;

/**
 * An image at the network's pixel size. Where the image is finer, a pixel is the
 * mean over the area that it covers, image pixels at its edges by their share (0.5 to
 * 2 µm: the mean of 4 x 4); at the image's end over what there is. Where the image is
 * coarser, values are interpolated linearly between the pixels' centres. The axes
 * may differ.
 */
public final class ScaledSource implements PixelSource {

	/** Values of the image in memory at a time. */
	private static final int MOST_VALUES = 1 << 18;

	private final PixelSource image;

	private final Taps columns, rows;

	/** Rows of the image; kept for the next reading. */
	private float[] values = {};

	private ScaledSource(final PixelSource image, final Scale scale) {
		this.image = image;
		columns = new Taps(image.width(), scale.x());
		rows = new Taps(image.height(), scale.y());
	}

	/** The image at another pixel size, read as it is asked for; the image itself for {@link Scale#NONE}. */
	public static PixelSource of(final PixelSource image, final Scale scale) {
		return scale.equals(Scale.NONE) ? image : new ScaledSource(image, scale);
	}

	@Override
	public long width() {
		return columns.count;
	}

	@Override
	public long height() {
		return rows.count;
	}

	@Override
	public int channels() {
		return image.channels();
	}

	@Override
	public void read(final long x, final long y, final int width, final int height, final float[] into) {
		final int channels = image.channels();
		final Strip strip = new Strip(columns.first(x), columns.end(x + width - 1), rows.end(y + height - 1));
		final float[][] across = new float[width][];
		final int[] first = new int[width];
		for (int k = 0; k < width; k++) {
			across[k] = columns.weights(x + k);
			first[k] = (int) (columns.first(x + k) - strip.left) * channels;
		}
		final float[] sums = new float[strip.pitch];
		for (int r = 0; r < height; r++) {
			final long top = rows.first(y + r);
			final float[] down = rows.weights(y + r);
			Arrays.fill(sums, 0);
			for (int i = 0; i < down.length; i++)
				add(strip.row(top + i), down[i], sums);
			shrink(sums, first, across, channels, into, r * width * channels);
		}
	}

	private void add(final int at, final float weight, final float[] sums) {
		for (int i = 0; i < sums.length; i++)
			sums[i] += weight * values[at + i];
	}

	/** Brings a row to the model's columns. @param first where each one's first pixel lies in the row */
	private static void shrink(final float[] row, final int[] first, final float[][] across, final int channels,
		final float[] into, final int at)
	{
		for (int k = 0, to = at; k < first.length; k++)
			for (int c = 0; c < channels; c++) {
				float sum = 0;
				int p = first[k] + c;
				for (final float weight : across[k]) {
					sum += weight * row[p];
					p += channels;
				}
				into[to++] = sum;
			}
	}

	/** Some rows of the image at a time. */
	private final class Strip {

		private final long left, bottom;

		private final int width, most, pitch;

		/** The rows that are here. */
		private long from, to;

		Strip(final long left, final long right, final long bottom) {
			this.left = left;
			this.bottom = bottom;
			width = Math.toIntExact(right - left);
			pitch = Math.multiplyExact(width, image.channels());
			most = Math.max(1, MOST_VALUES / pitch);
			if (values.length < most * pitch) values = new float[most * pitch];
		}

		/** Where a row begins in the values; if need be, it is read with those that follow. */
		int row(final long y) {
			if (y < from || y >= to) {
				from = y;
				to = Math.min(bottom, y + most);
				image.read(left, y, width, (int) (to - from), values);
			}
			return (int) (y - from) * pitch;
		}
	}

	/** Which pixels of the image, with what weights, make a model pixel along one axis. */
	private static final class Taps {

		private final long length, count;

		private final double scale;

		Taps(final long length, final double scale) {
			this.length = length;
			this.scale = scale;
			count = Scale.modelLength(length, scale);
		}

		long first(final long i) {
			return scale >= 1 ? Math.min(length - 1, (long) Math.floor(i * scale)) : (long) Math.floor(centre(i));
		}

		/** One past the last. */
		long end(final long i) {
			return Math.min(length, scale >= 1 ? Math.max(first(i) + 1, (long) Math.ceil((i + 1) * scale)) : first(i) + 2);
		}

		/** Where the model pixel's centre lies, among the centres of the image's pixels. */
		private double centre(final long i) {
			return Math.max(0, Math.min(length - 1, (i + 0.5) * scale - 0.5));
		}

		float[] weights(final long i) {
			final long first = first(i);
			final float[] weights = new float[(int) (end(i) - first)];
			if (scale < 1) {
				final double right = centre(i) - first;
				weights[0] = (float) (1 - right);
				if (weights.length > 1) weights[1] = (float) right;
				return weights;
			}
			final double from = i * scale, to = Math.min(length, from + scale);
			for (int k = 0; k < weights.length; k++)
				weights[k] = (float) (Math.max(0, Math.min(to, first + k + 1) - Math.max(from, first + k)) / (to - from));
			return weights;
		}
	}
}
