package org.cutis.view;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import org.cutis.model.ModelClass;
import org.cutis.task.Progress;

import ij.ImagePlus;
import ij.gui.Roi;

/** Classes as ImageJ's overlay: half-transparent in their colours on every slice; black ones are not drawn. */
public final class ClassOverlay {

	private static final double OPACITY = 0.5;

	private ClassOverlay() {}

	/**
	 * A copy of an image with the classes over it. The image itself stays as it is,
	 * and so do its calibration, colours and overlay in the copy.
	 *
	 * @param image one with slices or, as the door takes it, frames instead
	 * @param labels one array per slice, x fastest, as large as the image
	 * @param classes by label, from 0
	 */
	public static ImagePlus on(final ImagePlus image, final String title, final byte[][] labels,
		final List<ModelClass> classes, final Progress progress)
	{
		final int[] colors = classes.stream().mapToInt(ModelClass::color).toArray();
		final List<Roi> rois = new ArrayList<>();
		for (int z = 0; z < labels.length; z++) {
			progress.update((double) z / labels.length, "Drawing the overlay");
			final Rectangle box = drawn(labels[z], image.getWidth(), colors);
			if (box.isEmpty()) continue;
			final Roi roi = MaskRoi.of(labels[z], image.getWidth(), box, colors, OPACITY);
			roi.setPosition(z + 1);
			rois.add(roi);
		}
		return OverlayCopy.of(image, title, rois, progress);
	}

	/** The bounding box of what is not black. */
	private static Rectangle drawn(final byte[] labels, final int width, final int[] colors) {
		int left = width, right = -1, top = -1, bottom = -1;
		for (int i = 0; i < labels.length; i++) {
			if (colors[labels[i] & 0xff] == 0) continue;
			final int x = i % width;
			if (top < 0) top = i / width;
			bottom = i / width;
			if (x < left) left = x;
			if (x > right) right = x;
		}
		return new Rectangle(left, Math.max(0, top), right - left + 1, bottom - top + 1);
	}
}
