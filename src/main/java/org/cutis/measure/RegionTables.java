package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;

/**
 * Areas and connected regions of classes, and of the lesion: what is none of the
 * classes outside it.
 *
 * @param classes by label, from 0
 * @param regions of each class
 * @param lesion regions of label 1, the lesion, and 0, everything else
 * @param outside labels of the classes that are no part of the lesion
 */
public record RegionTables(List<ModelClass> classes, RegionCounts regions, RegionCounts lesion,
	Set<Integer> outside)
{

	private static final double PERCENT = 100, SQUARE_MILLI = 1e6;

	/**
	 * Counts.
	 *
	 * @param labels x fastest, of at least one pixel
	 * @param width of the image
	 */
	public static RegionTables of(final List<ModelClass> classes, final byte[] labels, final int width,
		final Set<Integer> outside, final Progress progress)
	{
		final ConnectedRegions regions = new ConnectedRegions(width);
		final ConnectedRegions lesion = new ConnectedRegions(width, IntStream.range(0, 256).map(l -> outside.contains(l) ? 0
			: 1).toArray());
		for (int at = 0; at < labels.length; at += width) {
			if (at / width % 64 == 0) progress.update((double) at / labels.length, "Counting regions");
			regions.row(labels, at);
			lesion.row(labels, at);
		}
		return new RegionTables(classes, regions.end(), lesion.end(), outside);
	}

	/**
	 * A row for each class and one for the lesion, which has no label: pixels and area,
	 * percent of all and of the lesion, number of regions, and pixel count, area and percent of the class
	 * for the largest one, and the mean area. What there is none of has no mean.
	 *
	 * @param size known
	 */
	public Table table(final String title, final PixelSize size) {
		final double area = size.x() * size.y() / SQUARE_MILLI;
		final long all = Arrays.stream(lesion.pixels()).sum(), inside = lesion.pixels()[1];
		final List<List<Object>> rows = new ArrayList<>();
		for (int label = 0; label < classes.size(); label++)
			rows.add(row(label, classes.get(label).name(), regions, label, all, outside.contains(label) ? 0 : inside, area));
		rows.add(row(null, "lesion", lesion, 1, all, inside, area));
		return new Table(title, List.of("label", "class", "pixels", "percent", "percent_of_lesion", "area_mm2", "regions",
			"region_mean_mm2", "largest_region_mm2", "largest_region_percent"), rows);
	}

	/** @param whole pixels of the lesion, 0 for what is no part of it or if there is none */
	private static List<Object> row(final Integer label, final String name, final RegionCounts counts, final int at,
		final long all, final long whole, final double area)
	{
		final long n = counts.pixels()[at], number = counts.number()[at], largest = counts.largest()[at];
		return Arrays.asList(label, name, n, PERCENT * n / all, whole == 0 ? null : PERCENT * n / whole, n * area, number,
			number == 0 ? null : n * area / number, largest * area, number == 0 ? null : PERCENT * largest / n);
	}
}
