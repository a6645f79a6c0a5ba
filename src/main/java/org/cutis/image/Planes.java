package org.cutis.image;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The x-y planes of an image as ImageJ holds them: arrays, x fastest. */
final class Planes {

	private Planes() {}

	/**
	 * The planes in the order of the axes after x and y, the third axis fastest.
	 * A planar image of the wanted type gives its own arrays, anything else is
	 * copied, rounded and clipped.
	 *
	 * @param bits 8 (byte[]), 16 (short[]) or 32 (float[])
	 */
	static Object[] of(final RandomAccessibleInterval<? extends RealType<?>> image, final int bits) {
		final int size = Math.toIntExact(Math.multiplyExact(image.dimension(0), image.dimension(1)));
		int count = 1;
		for (int d = 2; d < image.numDimensions(); d++)
			count = Math.toIntExact(count * image.dimension(d));
		final Object[] own = own(image, bits, count);
		if (own != null) return own;
		final Object[] planes = new Object[count];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
		for (int i = 0; i < count; i++)
			planes[i] = switch (bits) {
				case 8 -> bytes(cursor, size);
				case 16 -> shorts(cursor, size);
				case 32 -> floats(cursor, size);
				default -> throw new IllegalArgumentException(bits + " bits");
			};
		return planes;
	}

	private static Object[] own(final RandomAccessibleInterval<?> image, final int bits, final int count) {
		if (!(image instanceof PlanarImg<?, ?> planar) || image.numDimensions() < 2) return null;
		final Class<?> wanted = switch (bits) {
			case 8 -> byte[].class;
			case 16 -> short[].class;
			default -> float[].class;
		};
		final Object[] planes = new Object[count];
		for (int i = 0; i < count; i++) {
			planes[i] = planar.getPlane(i).getCurrentStorageArray();
			if (!wanted.isInstance(planes[i])) return null;
		}
		return planes;
	}

	private static byte[] bytes(final Cursor<? extends RealType<?>> cursor, final int size) {
		final byte[] plane = new byte[size];
		for (int i = 0; i < size; i++)
			plane[i] = (byte) clip(cursor.next().getRealDouble(), 255);
		return plane;
	}

	private static short[] shorts(final Cursor<? extends RealType<?>> cursor, final int size) {
		final short[] plane = new short[size];
		for (int i = 0; i < size; i++)
			plane[i] = (short) clip(cursor.next().getRealDouble(), 65535);
		return plane;
	}

	private static float[] floats(final Cursor<? extends RealType<?>> cursor, final int size) {
		final float[] plane = new float[size];
		for (int i = 0; i < size; i++)
			plane[i] = cursor.next().getRealFloat();
		return plane;
	}

	private static int clip(final double value, final int max) {
		return (int) Math.max(0, Math.min(max, Math.round(value)));
	}
}
