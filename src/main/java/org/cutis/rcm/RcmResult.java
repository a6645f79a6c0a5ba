package org.cutis.rcm;

import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.measure.RegionTables;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;
import org.cutis.tile.ModelRun;

/**
 * Patterns in an RCM mosaic, or in a region of it.
 *
 * @param classes by label
 * @param labels x fastest
 * @param probability by output map of the network, x fastest, 0 to 1; null if not asked for
 * @param confidence the probability of the class that a pixel got, x fastest; null if not asked for
 * @param width of the image or region
 * @param height likewise
 * @param size µm per pixel
 * @param run what ran
 */
public record RcmResult(List<ModelClass> classes, byte[] labels, float[][] probability, float[] confidence,
	int width, int height, PixelSize size, ModelRun run)
{

	/** Areas and connected regions of the classes and of the lesion. */
	public RegionTables regions(final Progress progress) {
		return RegionTables.of(classes, labels, width, RcmSegmenter.outside(classes), progress);
	}
}
