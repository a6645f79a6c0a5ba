package org.cutis.oct;

import java.util.ArrayList;
import java.util.List;

import org.cutis.image.DepthAxis;
import org.cutis.measure.LayerColumns;
import org.cutis.task.Progress;
import org.cutis.tile.ModelRun;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Layers in an OCT tomogram.
 *
 * @param layers in the order of depth
 * @param labels of the layers; one array per slice of the image, x fastest
 * @param probability by layer, then as labels; 0 to 1, class weights taken out as asked for; null if not asked for
 * @param width of the image
 * @param height of the image
 * @param run what ran; the consistent mode's work is part of its time but for the last B-scan's
 * @param consistentSeconds the consistent mode's own work; 0 without it
 */
public record OctResult(List<OctLayer> layers, byte[][] labels, float[][][] probability, int width, int height,
	ModelRun run, double consistentSeconds)
{

	/** The labels as an image: x, y, z; shares the arrays. */
	public RandomAccessibleInterval<UnsignedByteType> labelImage() {
		final List<RandomAccessibleInterval<UnsignedByteType>> slices = new ArrayList<>();
		for (final byte[] slice : labels)
			slices.add(ArrayImgs.unsignedBytes(slice, width, height));
		return Views.stack(slices);
	}

	/** The layers column by column, in their order. @param depth as in the request */
	public LayerColumns columns(final DepthAxis depth, final Progress progress) {
		return LayerColumns.of(labelImage(), depth, layers.stream().map(l -> (long) l.label()).toList(), progress);
	}

	/** Names of the layers, in their order. */
	public List<String> names() {
		return layers.stream().map(OctLayer::name).toList();
	}

	/** Names of the layers of which not a single voxel was found, in their order. */
	public List<String> missing() {
		final boolean[] found = new boolean[1 << Byte.SIZE];
		for (final byte[] slice : labels)
			for (final byte label : slice)
				found[label & 0xff] = true;
		return layers.stream().filter(l -> !found[l.label()]).map(OctLayer::name).toList();
	}

	/** Index of the DEJ in the layers if there are layers above and below it; else -1. */
	public int junction() {
		final int i = names().stream().map(String::toUpperCase).toList().indexOf(OctLayer.JUNCTION);
		return i > 0 && i + 1 < layers.size() ? i : -1;
	}
}
