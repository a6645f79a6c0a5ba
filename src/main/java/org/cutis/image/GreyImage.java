package org.cutis.image;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/** A single grey image from ImageJ: 8, 16 or 32 bit, or RGB that is grey. */
public final class GreyImage {

	/** Pixels of an RGB image between two looks at the progress. */
	private static final int PART = 1 << 20;

	private GreyImage() {}

	/**
	 * Wraps an image without copying it.
	 *
	 * @param kind what it should be, for sentences, for example {@code an RCM mosaic}
	 * @return one slice and channel; RGB as 8 bits
	 * @throws UserError if it is a stack, has channels, or is RGB in colour
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static Volume<?> of(final ImagePlus image, final String kind, final Progress progress) {
		final String title = "The image \"" + image.getTitle() + "\" ";
		final Volume<?> volume = ImagePlusDoor.volume(image);
		if (image.getNSlices() * image.getNFrames() > 1) throw new UserError(title + "is a stack of " + image.getNSlices() *
			image.getNFrames() + " slices, but " + kind + " is a single image. Choose a slice with Image > Duplicate... first.");
		if (image.getNChannels() > 1) throw new UserError(title + "has " + image.getNChannels() + " channels, but " + kind +
			" has one. Choose one of them with Image > Duplicate... first.");
		return image.getBitDepth() == 24 ? grey(image, volume, title, kind, progress) : volume;
	}

	/** Pixels of the one slice: x, y; the volume's minimum. */
	public static RandomAccessibleInterval<? extends RealType<?>> plane(final Volume<?> volume) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = volume.pixels();
		return Views.hyperSlice(Views.hyperSlice(pixels, 3, pixels.min(3)), 2, pixels.min(2));
	}

	private static Volume<?> grey(final ImagePlus image, final Volume<?> volume, final String title, final String kind,
		final Progress progress)
	{
		final int width = image.getWidth(), height = image.getHeight();
		final int[] rgb = (int[]) image.getStack().getPixels(1);
		for (int i = 0; i < rgb.length; i++) {
			if (i % PART == 0) progress.update(0, "Checking the colours");
			final int p = rgb[i];
			// Red equals green and green equals blue.
			if (((p >> 8 ^ p) & 0xffff) != 0) throw new UserError(title + "is in colour (red " + (p >> 16 & 0xff) + ", green " +
				(p >> 8 & 0xff) + ", blue " + (p & 0xff) + " at x = " + i % width + ", y = " + i / width + "), but " + kind +
				" is grey. Choose another image, or one of its colours with Image > Color > Split Channels.");
		}
		final RandomAccessibleInterval<ARGBType> colors = new StackPixels(image, width, height, 1, 1).colors();
		return new Volume<>(volume.title(), Cast.<RandomAccessibleInterval<UnsignedByteType>>unchecked(Converters.convert(
			colors, (in, out) -> out.set(in.get() & 0xff), new UnsignedByteType())), volume.size(), volume.provenance());
	}
}
