package org.cutis.view;

import java.awt.Rectangle;

import org.cutis.task.Progress;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;

/** A label as ImageJ's overlay: half-transparent white on every slice, at one bit a pixel of its bounding box. */
public final class EpidermisOverlay {

	private static final double OPACITY = 0.5;

	private EpidermisOverlay() {}

	/**
	 * A copy of an image with the label over it. The image itself stays as it is,
	 * and so do its calibration, colours and overlay in the copy.
	 *
	 * @param image one with slices or, as the door takes it, frames instead
	 * @param labels x, y, z, of the image's extents; any minimum
	 */
	public static ImagePlus on(final ImagePlus image, final String title,
		final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label, final Progress progress)
	{
		final int slices = image.getNSlices() == 1 ? image.getNFrames() : image.getNSlices();
		if (labels.dimension(0) != image.getWidth() || labels.dimension(1) != image.getHeight() || labels.dimension(
			2) != slices) throw new IllegalArgumentException("Labels and image differ in extent");
		return OverlayCopy.of(image, title, of(labels, label, progress), progress);
	}

	/** The overlay alone, for a stack of one channel. @param labels x, y, z; any minimum */
	public static Overlay of(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label,
		final Progress progress)
	{
		final Overlay overlay = new Overlay();
		final int slices = (int) labels.dimension(2);
		final ByteProcessor mask = new ByteProcessor((int) labels.dimension(0), (int) labels.dimension(1));
		for (int z = 0; z < slices; z++) {
			progress.update((double) z / slices, "Drawing the overlay");
			final Rectangle box = slice(labels, label, z, mask);
			if (box.isEmpty()) continue;
			final Roi roi = MaskRoi.of(mask, box, OPACITY);
			roi.setPosition(z + 1);
			overlay.add(roi);
		}
		return overlay;
	}

	/** Fills in a slice's mask and gives the label's bounding box in it. */
	private static Rectangle slice(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label,
		final int z, final ByteProcessor mask)
	{
		final Rectangle box = new Rectangle(-1, -1);
		final RandomAccess<? extends IntegerType<?>> access = labels.randomAccess();
		for (int y = 0; y < mask.getHeight(); y++) {
			access.setPosition(labels.min(0), 0);
			access.setPosition(labels.min(1) + y, 1);
			access.setPosition(labels.min(2) + z, 2);
			for (int x = 0; x < mask.getWidth(); x++) {
				final boolean set = access.get().getIntegerLong() == label;
				mask.set(x, y, set ? 255 : 0);
				if (set) box.add(new Rectangle(x, y, 1, 1));
				access.fwd(0);
			}
		}
		return box;
	}
}
