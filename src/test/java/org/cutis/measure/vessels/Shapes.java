package org.cutis.measure.vessels;

import java.util.function.DoubleFunction;

import org.cutis.image.PixelSize;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Masks of known shapes, drawn voxel by voxel: a voxel is of a tube if its centre is within the radius of its line. */
final class Shapes {

	/** Position of the first voxel of all shapes. */
	static final long[] MIN = { -7, 5, 11 };

	final ArrayImg<UnsignedByteType, ByteArray> image;

	final PixelSize spacing;

	Shapes(final PixelSize spacing, final long... size) {
		image = ArrayImgs.unsignedBytes(size);
		this.spacing = spacing;
	}

	/** At {@link #MIN}. */
	RandomAccessibleInterval<UnsignedByteType> mask() {
		return Views.translate(image, MIN);
	}

	/** All coordinates in µm; (0, 0, 0) is the centre of the first voxel. */
	Shapes line(final double[] a, final double[] b, final double radius) {
		final double[] u = new double[3];
		double length2 = 0;
		for (int d = 0; d < 3; d++) {
			u[d] = b[d] - a[d];
			length2 += u[d] * u[d];
		}
		final long[] min = new long[3];
		final long[] max = new long[3];
		for (int d = 0; d < 3; d++) {
			min[d] = Math.max(0, (long) Math.ceil((Math.min(a[d], b[d]) - radius) / spacing.along(d)));
			max[d] = Math.min(image.max(d), (long) Math.floor((Math.max(a[d], b[d]) + radius) / spacing.along(d)));
			if (min[d] > max[d]) return this;
		}
		final var cursor = Views.interval(image, min, max).localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			double dot = 0;
			for (int d = 0; d < 3; d++)
				dot += (cursor.getDoublePosition(d) * spacing.along(d) - a[d]) * u[d];
			final double t = length2 == 0 ? 0 : Math.max(0, Math.min(1, dot / length2));
			double distance2 = 0;
			for (int d = 0; d < 3; d++) {
				final double e = cursor.getDoublePosition(d) * spacing.along(d) - a[d] - t * u[d];
				distance2 += e * e;
			}
			if (distance2 <= radius * radius) cursor.get().set(1);
		}
		return this;
	}

	/** A tube around a curve over 0 ... 1. @return the curve's length */
	double curve(final DoubleFunction<double[]> curve, final double radius) {
		double length = 0;
		final int n = 400;
		for (int i = 0; i < n; i++) {
			final double[] a = curve.apply((double) i / n);
			final double[] b = curve.apply((i + 1.0) / n);
			line(a, b, radius);
			length += Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
		}
		return length;
	}
}
