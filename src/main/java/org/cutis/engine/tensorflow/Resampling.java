package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Images of other sizes; batch, height, width, channels. */
final class Resampling {

	private Resampling() {}

	/** Mirrors the image at its lower and right border (the border pixel twice) up to the next multiple. */
	static Operand<TFloat32> padToMultiple(final Ops tf, final Operand<TFloat32> image, final int multiple) {
		Operand<TFloat32> x = image;
		for (int axis = 1; axis <= 2; axis++) {
			final Operand<TInt32> size = extent(tf, image, axis);
			final Operand<TInt32> padded = tf.math.mul(dividedUp(tf, size, multiple), tf.constant(multiple));
			x = tf.gather(x, mirrored(tf, size, tf.range(tf.constant(0), padded, tf.constant(1))), tf.constant(axis));
		}
		return x;
	}

	/** Mirrors a volume (batch, z, y, x, channels) at each face by some voxels, the border voxel twice. */
	static Operand<TFloat32> mirrorAround(final Ops tf, final Operand<TFloat32> volume, final int margin) {
		Operand<TFloat32> x = volume;
		for (int axis = 1; axis <= 3; axis++) {
			final Operand<TInt32> size = extent(tf, volume, axis);
			x = tf.gather(x, mirrored(tf, size, tf.range(tf.constant(-margin), tf.math.add(size, tf.constant(margin)), tf
				.constant(1))), tf.constant(axis));
		}
		return x;
	}

	/** Where along an axis of n pixels the mirrored position i lies: i mod 2n, counted back from 2n - 1 if beyond n. */
	private static Operand<TInt32> mirrored(final Ops tf, final Operand<TInt32> n, final Operand<TInt32> i) {
		final Operand<TInt32> twice = tf.math.mul(n, tf.constant(2));
		final Operand<TInt32> j = tf.math.floorMod(i, twice);
		return tf.math.minimum(j, tf.math.sub(tf.math.sub(twice, tf.constant(1)), j));
	}

	/**
	 * Cuts a map back to what belongs to the image.
	 *
	 * @param factor by which the map is smaller; what is left of an image of n pixels is ceil(n / factor)
	 */
	static Operand<TFloat32> crop(final Ops tf, final Operand<TFloat32> map, final Operand<TFloat32> image,
		final int factor)
	{
		final Operand<TInt32> all = tf.constant(-1);
		final Operand<TInt32> size = tf.stack(List.of(all, dividedUp(tf, extent(tf, image, 1), factor), dividedUp(tf,
			extent(tf, image, 2), factor), all));
		return tf.slice(map, tf.constant(new int[4]), size);
	}

	/** Half the size, each pixel the mean of four. Height and width must be even. */
	static Operand<TFloat32> halve(final Ops tf, final Operand<TFloat32> image) {
		return reduce(tf, image, 2);
	}

	/** A part of the size, each pixel the mean of factor x factor. Height and width must be multiples of the factor. */
	static Operand<TFloat32> reduce(final Ops tf, final Operand<TFloat32> image, final int factor) {
		if (factor == 1) return image;
		final List<Long> block = List.of(1L, (long) factor, (long) factor, 1L);
		return tf.nn.avgPool(image, block, block, "VALID");
	}

	/** Bilinear upsampling by a factor; pixel centres stay where they are. */
	static Operand<TFloat32> enlarge(final Ops tf, final Operand<TFloat32> image, final int factor) {
		final Operand<TInt32> size = tf.stack(List.of(extent(tf, image, 1), extent(tf, image, 2)));
		return tf.image.resizeBilinear(image, tf.math.mul(size, tf.constant(factor)), ResizeBilinear.halfPixelCenters(
			true));
	}

	private static Operand<TInt32> extent(final Ops tf, final Operand<TFloat32> image, final int axis) {
		return tf.gather(tf.shape(image), tf.constant(axis), tf.constant(0));
	}

	/** n / factor, rounded up. */
	private static Operand<TInt32> dividedUp(final Ops tf, final Operand<TInt32> n, final int factor) {
		return tf.math.floorDiv(tf.math.add(n, tf.constant(factor - 1)), tf.constant(factor));
	}
}
