package org.cutis.image;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.cutis.task.UserError;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.NativeTypeFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The pixels of an ImageJ stack as an ImgLib2 image without a copy. A stack in
 * memory gives its arrays. Of a virtual stack one slice is loaded when it is
 * first touched and may be forgotten when memory is short.
 */
final class StackPixels {

	private final ImagePlus image;

	private final ImageStack stack;

	/** x, y and the axes of the stack, the one that changes fastest first. */
	private final long[] dimensions;

	StackPixels(final ImagePlus image, final long... dimensions) {
		this.image = image;
		this.stack = image.getStack();
		this.dimensions = dimensions;
	}

	RandomAccessibleInterval<UnsignedByteType> bytes() {
		return wrap(new UnsignedByteType(), pixels -> new ByteArray((byte[]) pixels));
	}

	RandomAccessibleInterval<UnsignedShortType> shorts() {
		return wrap(new UnsignedShortType(), pixels -> new ShortArray((short[]) pixels));
	}

	RandomAccessibleInterval<FloatType> floats() {
		return wrap(new FloatType(), pixels -> new FloatArray((float[]) pixels));
	}

	RandomAccessibleInterval<ARGBType> colors() {
		return wrap(new ARGBType(), pixels -> new IntArray((int[]) pixels));
	}

	private <T extends NativeType<T>, A extends ArrayDataAccess<A>> RandomAccessibleInterval<T> wrap(final T type,
		final Function<Object, A> access)
	{
		return stack.isVirtual() ? lazy(type, access) : planar(type, access);
	}

	private <T extends NativeType<T>, A extends ArrayDataAccess<A>> PlanarImg<T, A> planar(final T type,
		final Function<Object, A> access)
	{
		final List<A> planes = new ArrayList<>();
		for (int i = 1; i <= stack.getSize(); i++)
			planes.add(access.apply(stack.getPixels(i)));
		final PlanarImg<T, A> img = new PlanarImg<>(planes, dimensions, type.getEntitiesPerPixel());
		@SuppressWarnings("unchecked") // the four callers pair a type with its access
		final NativeTypeFactory<T, A> factory = (NativeTypeFactory<T, A>) type.getNativeTypeFactory();
		img.setLinkedType(factory.createLinkedType(img));
		return img;
	}

	private <T extends NativeType<T>, A extends ArrayDataAccess<A>> LazyCellImg<T, A> lazy(final T type,
		final Function<Object, A> access)
	{
		final int[] slice = new int[dimensions.length];
		Arrays.fill(slice, 1);
		slice[0] = (int) dimensions[0];
		slice[1] = (int) dimensions[1];
		final CellGrid grid = new CellGrid(dimensions, slice);
		final IntFunction<Cell<A>> load = i -> {
			final long[] min = new long[dimensions.length];
			final int[] size = new int[dimensions.length];
			grid.getCellDimensions(i, min, size);
			return new Cell<>(size, min, access.apply(load(i + 1)));
		};
		return new LazyCellImg<>(grid, type, new Softly<>(stack.getSize(), load)::get);
	}

	private Object load(final int slice) {
		final ImageProcessor p;
		try {
			p = stack.getProcessor(slice);
		}
		catch (final RuntimeException e) {
			throw unreadable(slice, e);
		}
		if (p == null || p.getWidth() != dimensions[0] || p.getHeight() != dimensions[1]) throw unreadable(slice, null);
		// A slice of another type than the first (ImageJ allows that in virtual stacks) is converted unscaled.
		final ImageProcessor typed = switch (image.getBitDepth()) {
			case 8 -> p.convertToByteProcessor(false);
			case 16 -> p.convertToShortProcessor(false);
			case 24 -> p.convertToColorProcessor();
			default -> p.convertToFloatProcessor();
		};
		return typed.getPixels();
	}

	private UserError unreadable(final int slice, final Exception cause) {
		return new UserError("Slice " + slice + " of the virtual stack \"" + image.getTitle() +
			"\" cannot be read or is not " + dimensions[0] + " x " + dimensions[1] +
			" pixels. Check that its file is still there and complete.", cause);
	}

	/** Values that are made when needed and kept as long as there is memory. */
	private static final class Softly<V> {

		private final List<SoftReference<V>> values;

		private final IntFunction<V> make;

		Softly(final int size, final IntFunction<V> make) {
			values = new ArrayList<>(Collections.nCopies(size, null));
			this.make = make;
		}

		/** One at a time: ImageJ's virtual stacks are not made for several threads. */
		synchronized V get(final long index) {
			final SoftReference<V> kept = values.get((int) index);
			V value = kept == null ? null : kept.get();
			if (value == null) {
				value = make.apply((int) index);
				values.set((int) index, new SoftReference<>(value));
			}
			return value;
		}
	}
}
