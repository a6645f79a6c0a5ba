package org.cutis.measure;

import java.util.ArrayList;
import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.model.ModelClass;

/** How much of an image each class takes. */
public final class ClassAreas {

	/** µm in a mm. */
	private static final double MILLI = 1e3;

	private ClassAreas() {}

	/** Pixels of each label. @param labels one array per slice, 0 to 255 @return by label, 256 */
	public static long[] count(final byte[][] labels) {
		final long[] pixels = new long[256];
		for (final byte[] slice : labels)
			for (final byte label : slice)
				pixels[label & 0xff]++;
		return pixels;
	}

	/**
	 * A row for each class: its label, pixels, percent of all, and, if the pixel
	 * size is known, its area or, in a stack, its volume.
	 *
	 * @param classes by label, from 0
	 * @param pixels by label; there is at least one pixel
	 * @param slices of the image; more than one make it a volume
	 */
	public static Table table(final List<ModelClass> classes, final long[] pixels, final int slices,
		final PixelSize size)
	{
		final boolean volume = slices > 1;
		final List<String> columns = new ArrayList<>(List.of("label", "class", volume ? "voxels" : "pixels", "percent"));
		if (size.known()) columns.addAll(volume ? List.of("volume_um3", "volume_mm3") : List.of("area_um2", "area_mm2"));
		final double one = size.x() * size.y() * (volume ? size.z() : 1);
		final double inMilli = one / (MILLI * MILLI * (volume ? MILLI : 1));
		long all = 0;
		for (int label = 0; label < classes.size(); label++)
			all += pixels[label];
		final List<List<Object>> rows = new ArrayList<>();
		for (int label = 0; label < classes.size(); label++) {
			final long n = pixels[label];
			final List<Object> row = new ArrayList<>(List.of(label, classes.get(label).name(), n, 100.0 * n / all));
			if (size.known()) row.addAll(List.of(n * one, n * inMilli));
			rows.add(row);
		}
		return new Table("Classes", columns, rows);
	}
}
