package org.cutis.image;

import java.lang.reflect.Array;
import java.util.List;

import org.cutis.task.UserError;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * ImageJ's images in and out.
 *
 * <pre>{@code
 * Volume<?> volume = ImagePlusDoor.volume(image);
 * ... labels = pipeline(volume.pixels()) ...
 * ImagePlus result = ImagePlusDoor.labels("labels", labels, image);
 * }</pre>
 */
public final class ImagePlusDoor {

	private ImagePlusDoor() {}

	/**
	 * Wraps an image without copying it; a virtual stack is loaded slice by slice
	 * when touched. An RGB image has the channels red, green, blue. A series of
	 * frames without slices is taken as a series of slices.
	 *
	 * @return 8-bit, 16-bit (raw grey values) or 32-bit (also of signed 16-bit values), axes x, y, z, c
	 * @throws UserError if the image is empty or has both slices and frames
	 */
	public static Volume<?> volume(final ImagePlus image) {
		check(image);
		final long width = image.getWidth(), height = image.getHeight(), channels = image.getNChannels();
		final long depth = depth(image);
		final String title = image.getTitle();
		final PixelSize size = pixelSize(image);
		final Provenance from = Provenance.of(image);
		if (image.getBitDepth() == 24) {
			final StackPixels pixels = new StackPixels(image, width, height, depth);
			return new Volume<>(title, Converters.argbChannels(pixels.colors(), 1, 2, 3), size, from);
		}
		// ImageJ's stack order is c, z; ours z, c.
		final StackPixels pixels = new StackPixels(image, width, height, channels, depth);
		return switch (image.getBitDepth()) {
			case 8 -> new Volume<>(title, Views.permute(pixels.bytes(), 2, 3), size, from);
			case 16 -> image.getCalibration().isSigned16Bit() ? new Volume<>(title, Views.permute(signed(pixels.shorts()), 2,
				3), size, from) : new Volume<>(title, Views.permute(pixels.shorts(), 2, 3), size, from);
			default -> new Volume<>(title, Views.permute(pixels.floats(), 2, 3), size, from);
		};
	}

	/** The image's pixel size in µm; unknown without a unit of length. */
	public static PixelSize pixelSize(final ImagePlus image) {
		return Calibrations.pixelSize(image.getCalibration(), depth(image));
	}

	/**
	 * An 8-bit image of labels with the geometry of another.
	 *
	 * @param labels axes x, y, z as the template's, any minimum, 0 to 255
	 * @param template gives calibration, origin and Info; not changed
	 */
	public static ImagePlus labels(final String title, final RandomAccessibleInterval<? extends RealType<?>> labels,
		final ImagePlus template)
	{
		return like(template, title, Planes.of(labels, 8));
	}

	/** As {@link #labels}, of one array per slice (x fastest), which becomes the image's own. */
	public static ImagePlus labels(final String title, final byte[][] slices, final ImagePlus template) {
		return like(template, title, slices);
	}

	/**
	 * A 32-bit image of probabilities with the geometry of another, shown from 0 to 1.
	 *
	 * @param probability axes x, y, z as the template's, any minimum, 0 to 1
	 * @param template gives calibration, origin and Info; not changed
	 */
	public static ImagePlus probability(final String title,
		final RandomAccessibleInterval<? extends RealType<?>> probability, final ImagePlus template)
	{
		return shownFromZeroToOne(like(template, title, Planes.of(probability, 32)));
	}

	/** As {@link #probability}, of one array per slice (x fastest), which becomes the image's own. */
	public static ImagePlus probability(final String title, final float[][] slices, final ImagePlus template) {
		return shownFromZeroToOne(like(template, title, slices));
	}

	/**
	 * A 32-bit hyperstack of probabilities with the geometry of another, a channel
	 * for each class, shown from 0 to 1.
	 *
	 * @param maps by class, then slice, x fastest; the arrays become the image's own
	 * @param names of the classes, which the slices are labelled with
	 * @param template gives calibration, origin and Info; not changed
	 */
	public static ImagePlus probabilities(final String title, final float[][][] maps, final List<String> names,
		final ImagePlus template)
	{
		final int classes = maps.length;
		final Object[] planes = new Object[classes * depth(template)];
		for (int i = 0; i < planes.length; i++)
			planes[i] = maps[i % classes][i / classes];
		final ImagePlus image = like(template, title, planes, classes);
		for (int i = 0; i < planes.length; i++)
			image.getStack().setSliceLabel(names.get(i % classes), i + 1);
		image.setOpenAsHyperStack(classes > 1);
		return shownFromZeroToOne(image);
	}

	/**
	 * A new image of a volume: 8-bit, 16-bit or else 32-bit, with all channels and
	 * the pixel size. Pixels of a planar image are shared, others copied.
	 */
	public static ImagePlus image(final Volume<?> volume) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = volume.pixels();
		final int channels = volume.channels(), depth = (int) pixels.dimension(2);
		final Object[] planes = Planes.of(pixels, bits(pixels.getAt(pixels.minAsLongArray())));
		final ImageStack stack = new ImageStack((int) pixels.dimension(0), (int) pixels.dimension(1));
		for (int z = 0; z < depth; z++)
			for (int c = 0; c < channels; c++)
				stack.addSlice(null, planes[z + depth * c]);
		final ImagePlus image = new ImagePlus(volume.title(), stack);
		image.setDimensions(channels, depth, 1);
		image.setOpenAsHyperStack(channels > 1);
		image.setCalibration(Calibrations.of(volume.size()));
		return image;
	}

	/** ImageJ keeps signed 16-bit values 32768 too high and marks them by their calibration. */
	private static RandomAccessibleInterval<FloatType> signed(final RandomAccessibleInterval<UnsignedShortType> pixels) {
		return Converters.convert(pixels, (in, out) -> out.set(in.get() - 32768), new FloatType());
	}

	private static void check(final ImagePlus image) {
		if (image == null) throw new UserError("There is no image. Open an image first.");
		if (image.getWidth() == 0 || image.getHeight() == 0 || image.getStackSize() == 0) throw new UserError(
			"The image is empty: \"" + image.getTitle() + "\" has no pixels. Open the image first, or check its name.");
		if (image.getNSlices() > 1 && image.getNFrames() > 1) throw new UserError("The image \"" + image.getTitle() +
			"\" has " + image.getNFrames() + " time points of " + image.getNSlices() +
			" slices. Choose one time point with Image > Duplicate... first.");
		if (image.getBitDepth() == 24 && image.getNChannels() > 1) throw new UserError("The image \"" + image.getTitle() +
			"\" has " + image.getNChannels() + " RGB channels. Convert it with Image > Type first.");
	}

	private static int depth(final ImagePlus image) {
		return image.getNSlices() == 1 ? image.getNFrames() : image.getNSlices();
	}

	private static int bits(final RealType<?> type) {
		if (type instanceof UnsignedByteType) return 8;
		return type instanceof UnsignedShortType ? 16 : 32;
	}

	private static ImagePlus shownFromZeroToOne(final ImagePlus image) {
		image.setDisplayRange(0, 1);
		return image;
	}

	private static ImagePlus like(final ImagePlus template, final String title, final Object[] slices) {
		return like(template, title, slices, 1);
	}

	/** @param slices in ImageJ's order, the channel changing fastest */
	private static ImagePlus like(final ImagePlus template, final String title, final Object[] slices,
		final int channels)
	{
		final int size = template.getWidth() * template.getHeight();
		if (slices.length != channels * depth(template)) throw new IllegalArgumentException(slices.length +
			" slices for an image of " + depth(template));
		final ImageStack stack = new ImageStack(template.getWidth(), template.getHeight());
		for (final Object slice : slices) {
			if (Array.getLength(slice) != size) throw new IllegalArgumentException(
				"A slice of " + Array.getLength(slice) + " pixels for an image of " + size);
			stack.addSlice(null, slice);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, template.getNSlices(), template.getNFrames());
		final Calibration calibration = template.getCalibration().copy();
		// The template's grey values may be calibrated; labels and probabilities are not.
		calibration.disableDensityCalibration();
		image.setCalibration(calibration);
		final String info = template.getInfoProperty();
		if (info != null) image.setProperty("Info", info);
		return image;
	}
}
