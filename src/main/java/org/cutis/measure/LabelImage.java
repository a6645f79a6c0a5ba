package org.cutis.measure;

import java.nio.file.Path;

import org.cutis.image.ImageFile;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * A label image from a file.
 *
 * @param name what sentences call it
 * @param labels x, y, z
 * @param size µm per pixel
 */
record LabelImage(String name, RandomAccessibleInterval<? extends IntegerType<?>> labels, PixelSize size) {

	/**
	 * Reads a file.
	 *
	 * @param kind "prediction" or "truth"
	 * @throws UserError if it cannot be read, has several channels or values that are not whole numbers
	 */
	static LabelImage read(final Path file, final String kind, final Progress progress) {
		final String name = "The " + kind + " " + file;
		final Volume<?> volume = ImageFile.volume(file);
		if (volume.channels() != 1) throw new UserError(name + " has " + volume.channels() + " channels" + (volume
			.channels() == 3 ? " (as an RGB image)" : "") + ", but labels are one channel of whole numbers, for example 0 and " +
			"1. Save the labels as an 8- or 16-bit image.");
		return new LabelImage(name, labels(volume, name, progress), volume.size());
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<? extends IntegerType<?>> labels(
		final Volume<T> volume, final String name, final Progress progress)
	{
		return Labels.of(Views.hyperSlice(volume.pixels(), 3, volume.pixels().min(3)), name, progress);
	}

	/** Width, height and, of a stack, the number of slices, for sentences. */
	String extents() {
		return labels.dimension(0) + " x " + labels.dimension(1) + (labels.dimension(2) > 1 ? " x " + labels.dimension(2)
			: "");
	}
}
