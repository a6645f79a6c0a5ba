package org.cutis.measure;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.view.Views;

/** Label images as users have them. */
public final class Labels {

	/** Different values up to which an image is taken for a label image. */
	static final int MAX_LABELS = 65536;

	private static final int LISTED = 20;

	private Labels() {}

	/**
	 * An image as labels, wrapped.
	 *
	 * @param image any dimensions; integer pixels are given back as they are, others must be whole numbers
	 * @throws UserError if a pixel is not a whole number
	 */
	public static <T extends RealType<T>> RandomAccessibleInterval<? extends IntegerType<?>> of(
		final RandomAccessibleInterval<T> image, final Progress progress)
	{
		return of(image, "image", progress);
	}

	/** As {@link #of}. @param name what the sentence calls the image */
	public static <T extends RealType<T>> RandomAccessibleInterval<? extends IntegerType<?>> of(
		final RandomAccessibleInterval<T> image, final String name, final Progress progress)
	{
		final T type = image.getAt(image.minAsLongArray());
		if (type instanceof IntegerType) {
			@SuppressWarnings("unchecked")
			final var labels = (RandomAccessibleInterval<? extends IntegerType<?>>) (RandomAccessibleInterval<?>) image;
			return labels;
		}
		forEachPlane(image, progress, "Checking labels", pixel -> {
			final double v = pixel.getRealDouble();
			if (v != Math.rint(v) || Math.abs(v) > 1L << 53) throw new UserError(name + " holds the value " + v +
				", so it is not a label image: labels are whole numbers, for example 0 and 1. " +
				"Take the label image and not the probability, or threshold it first.");
		});
		return Converters.convert(image, (in, out) -> out.set((long) in.getRealDouble()), new LongType());
	}

	/**
	 * The values in a label image.
	 *
	 * @throws UserError if there are more than 65536
	 */
	public static SortedSet<Long> values(final RandomAccessibleInterval<? extends IntegerType<?>> labels,
		final Progress progress)
	{
		return values(labels, "image", progress);
	}

	/** As {@link #values}. @param name what the sentence calls the image */
	static SortedSet<Long> values(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final String name,
		final Progress progress)
	{
		final Set<Long> found = new HashSet<>();
		final long[] last = { 0 };
		forEachPlane(labels, progress, "Reading labels", pixel -> {
			final long v = pixel.getIntegerLong();
			// Labels come in runs; the set is asked at their beginnings only.
			if (v == last[0] && !found.isEmpty()) return;
			last[0] = v;
			if (found.add(v) && found.size() > MAX_LABELS) throw new UserError(name + " has more than " + MAX_LABELS +
				" different values, so it is not a label image. Take the label image and not the measured one.");
		});
		return new TreeSet<>(found);
	}

	/**
	 * The sentence for a label that is not there, with those that are.
	 *
	 * @param label the value that was asked for
	 */
	static UserError absent(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label,
		final Progress progress)
	{
		final SortedSet<Long> found = values(labels, progress);
		final String list = found.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
		return new UserError("label is " + label + ", but the image has no such value. It has: " + list + (found
			.size() > LISTED ? ", ... (" + found.size() + " values)." : "."));
	}

	/** Calls the function for every pixel, and the progress once a plane of the last axis. */
	private static <T> void forEachPlane(final RandomAccessibleInterval<T> image, final Progress progress,
		final String message, final Consumer<? super T> function)
	{
		final int last = image.numDimensions() - 1;
		for (long z = image.min(last); z <= image.max(last); z++) {
			progress.update((double) (z - image.min(last)) / image.dimension(last), message);
			final Cursor<T> cursor = Views.flatIterable(Views.hyperSlice(image, last, z)).cursor();
			while (cursor.hasNext())
				function.accept(cursor.next());
		}
	}
}
