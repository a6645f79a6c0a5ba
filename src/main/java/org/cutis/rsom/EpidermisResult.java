package org.cutis.rsom;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.EngineReport;
import org.cutis.image.DepthAxis;
import org.cutis.measure.Surfaces;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An epidermis segmentation.
 *
 * @param labels 1 in the epidermis, 0 elsewhere; one array per slice of the image, x fastest
 * @param probability as labels, 0 to 1; null if it was not asked for
 * @param width of the image
 * @param height of the image
 * @param device what it ran on, as the engine names it
 * @param engine what really ran
 * @param seconds from the network's first batch to its last
 */
public record EpidermisResult(byte[][] labels, float[][] probability, int width, int height, String device,
	EngineReport engine, double seconds)
{

	/** Value of the epidermis in the labels. */
	public static final int EPIDERMIS = 1;

	/** The labels as an image: x, y, z; shares the arrays. */
	public RandomAccessibleInterval<UnsignedByteType> labelImage() {
		final List<RandomAccessibleInterval<UnsignedByteType>> slices = new ArrayList<>();
		for (final byte[] slice : labels)
			slices.add(ArrayImgs.unsignedBytes(slice, width, height));
		return Views.stack(slices);
	}

	/** The epidermis' surfaces. @param depth as in the request */
	public Surfaces surfaces(final DepthAxis depth, final Progress progress) {
		return Surfaces.of(labelImage(), depth, EPIDERMIS, progress);
	}
}
