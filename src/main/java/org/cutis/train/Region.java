package org.cutis.train;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A rectangle of a slice's pixels that may reach over the slice's border.
 *
 * @param x first column, may be negative
 * @param y first row, may be negative
 */
record Region(int x, int y, int width, int height) {

	/** The pixels a sample's values come from. @param at where the sample lies */
	static Region of(final Patch at, final Extent extent, final Warp warp) {
		final double u = (extent.width() - 1) / 2.0, v = (extent.height() - 1) / 2.0;
		final double right = Math.abs(warp.xx()) * u + Math.abs(warp.xy()) * v;
		final double down = Math.abs(warp.yx()) * u + Math.abs(warp.yy()) * v;
		// A map that is all but exact must not need one more column.
		final double tiny = 1e-6;
		final int x0 = (int) Math.floor(at.x() + u - right + tiny), x1 = (int) Math.ceil(at.x() + u + right - tiny);
		final int y0 = (int) Math.floor(at.y() + v - down + tiny), y1 = (int) Math.ceil(at.y() + v + down - tiny);
		return new Region(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
	}

	/**
	 * Reads an image's values; outside they are mirrored at the border's pixels.
	 *
	 * @param gain values are multiplied by it
	 * @param offset is added then
	 * @return height x width x channels, row-major
	 */
	float[] values(final LabelledImage image, final DatasetItem item, final int slice, final float gain,
		final float offset)
	{
		final RandomAccessibleInterval<? extends RealType<?>> pixels = image.image().pixels();
		final RandomAccess<? extends RealType<?>> access = pixels.randomAccess();
		final int channels = image.image().channels(), rows = item.depth().dimension(), scan = item.depth()
			.scanDimension();
		final float[] values = new float[width * height * channels];
		final long[] columns = mirrored(x, width, item.width(), pixels.min(0));
		final long[] lines = mirrored(y, height, item.height(), pixels.min(rows));
		access.setPosition(pixels.min(scan) + slice, scan);
		for (int c = 0; c < channels; c++) {
			access.setPosition(pixels.min(3) + c, 3);
			for (int j = 0, i = c; j < height; j++) {
				access.setPosition(lines[j], rows);
				for (int k = 0; k < width; k++, i += channels) {
					access.setPosition(columns[k], 0);
					values[i] = access.get().getRealFloat() * gain + offset;
				}
			}
		}
		return values;
	}

	/** Reads the classes' indices; outside they are {@link LabelClasses#IGNORED}. @return height x width, row-major */
	byte[] classes(final LabelledImage image, final DatasetItem item, final int slice) {
		final RandomAccessibleInterval<UnsignedByteType> pixels = image.classes();
		final RandomAccess<UnsignedByteType> access = pixels.randomAccess();
		final int rows = item.depth().dimension(), scan = item.depth().scanDimension();
		final byte[] classes = new byte[width * height];
		access.setPosition(pixels.min(scan) + slice, scan);
		for (int j = 0, i = 0; j < height; j++) {
			final boolean inside = y + j >= 0 && y + j < item.height();
			if (inside) access.setPosition(pixels.min(rows) + y + j, rows);
			for (int k = 0; k < width; k++, i++)
				if (inside && x + k >= 0 && x + k < item.width()) {
					access.setPosition(pixels.min(0) + x + k, 0);
					classes[i] = access.get().getByte();
				}
				else classes[i] = (byte) LabelClasses.IGNORED;
		}
		return classes;
	}

	private static long[] mirrored(final int from, final int count, final int length, final long min) {
		final long[] positions = new long[count];
		final int period = Math.max(1, 2 * (length - 1));
		for (int i = 0; i < count; i++) {
			final int p = Math.floorMod(from + i, period);
			positions[i] = min + (p < length ? p : period - p);
		}
		return positions;
	}
}
