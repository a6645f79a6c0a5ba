package org.cutis.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.cutis.image.ImageFile;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/**
 * What a pair of files holds.
 *
 * @param dimensions x, y, z
 * @param min smallest value in the image (8 bit: 0)
 * @param max largest value in the image (8 bit: 255)
 * @param colors whether the labels are colours
 * @param counts number of pixels with each label value
 * @param phantom whether the image says that Generate Phantom made it
 */
record PairFacts(FilePair files, List<Integer> dimensions, int channels, int bits, double min, double max,
	PixelSize pixelSize, boolean colors, Map<Integer, Long> counts, boolean phantom)
{

	/** Pixels between two looks at the progress. */
	private static final int CHECK = 1 << 20;

	/**
	 * Reads both files, and what is wrong with them.
	 *
	 * @param problems gets a sentence for everything that is wrong
	 * @param message to show while it is read
	 * @return null if there were problems
	 */
	static PairFacts read(final FilePair files, final List<String> problems, final Progress progress,
		final double done, final String message)
	{
		progress.update(done, message);
		final Volume<?> image = open(files.image(), problems);
		progress.update(done, message);
		final Volume<?> labels = open(files.labels(), problems);
		if (image == null || labels == null) return null;
		final List<Integer> dimensions = dimensions(image);
		if (!dimensions.equals(dimensions(labels))) {
			problems.add("The image " + files.image().getFileName() + " has " + text(dimensions) + " pixels, but its labels " +
				files.labels().getFileName() + " have " + text(dimensions(labels)) + ". They must have the same size.");
			return null;
		}
		checkPixelSizes(files, image, labels, problems);
		final Runnable look = () -> progress.update(done, message);
		final double[] range = range(image, files, problems, look);
		try {
			final LabelPixels pixels = new LabelPixels(labels);
			return new PairFacts(files, dimensions, image.channels(), bits(image.pixels()), range[0], range[1], image
				.size(), pixels.colors(), counts(pixels, look), image.provenance().isPhantom());
		}
		catch (final UserError e) {
			problems.add("The label image " + files.labels().getFileName() + " " + e.getMessage());
			return null;
		}
	}

	private static Volume<?> open(final Path file, final List<String> problems) {
		try {
			return ImageFile.volume(file);
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
			return null;
		}
	}

	static List<Integer> dimensions(final Volume<?> volume) {
		return List.of((int) volume.pixels().dimension(0), (int) volume.pixels().dimension(1), (int) volume.pixels()
			.dimension(2));
	}

	static String text(final List<Integer> dimensions) {
		return dimensions.get(0) + " x " + dimensions.get(1) + (dimensions.get(2) == 1 ? "" : " x " + dimensions.get(2));
	}

	private static int bits(final RandomAccessibleInterval<? extends RealType<?>> pixels) {
		final RealType<?> type = pixels.getAt(pixels.minAsLongArray());
		if (type instanceof UnsignedByteType) return 8;
		return type instanceof UnsignedShortType ? 16 : 32;
	}

	private static void checkPixelSizes(final FilePair files, final Volume<?> image, final Volume<?> labels,
		final List<String> problems)
	{
		if (image.size().known() && labels.size().known() && !alike(image.size(), labels.size(), labels.pixels()
			.dimension(2) > 1)) problems.add("The image " + files.image().getFileName() + " has pixels of " + text(image
				.size()) + ", but its labels " + files.labels().getFileName() + " have pixels of " + text(labels.size()) +
				". Put the wrong one right with Image > Properties....");
	}

	/** Whether pixel sizes are equal within 1 %. @param stack whether the distance of slices counts */
	static boolean alike(final PixelSize a, final PixelSize b, final boolean stack) {
		for (int d = 0; d < (stack ? 3 : 2); d++)
			if (Math.abs(a.along(d) / b.along(d) - 1) > 0.01) return false;
		return true;
	}

	static String text(final PixelSize size) {
		return number(size.x()) + " x " + number(size.y()) + " x " + number(size.z()) + " µm";
	}

	/** Four digits: TIFF files keep sizes as fractions. */
	private static String number(final double value) {
		return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
	}

	private static double[] range(final Volume<?> image, final FilePair files, final List<String> problems,
		final Runnable look)
	{
		if (bits(image.pixels()) == 8) return new double[] { 0, 255 };
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		int left = CHECK;
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image.pixels()).cursor();
		while (cursor.hasNext()) {
			final double v = cursor.next().getRealDouble();
			if (!Double.isFinite(v)) {
				problems.add("The image " + files.image().getFileName() + " holds values that are no numbers (" + v +
					"). Set them to a number first, for example with Process > Math > NaN Background or Macro....");
				break;
			}
			min = Math.min(min, v);
			max = Math.max(max, v);
			if (--left == 0) {
				look.run();
				left = CHECK;
			}
		}
		return new double[] { min, max };
	}

	private static Map<Integer, Long> counts(final LabelPixels labels, final Runnable look) {
		final Map<Integer, Long> counts = new TreeMap<>();
		final int[] row = new int[labels.width()];
		final int rows = Math.max(1, CHECK / row.length);
		for (int z = 0, i = 0; z < labels.depth(); z++)
			for (int y = 0; y < labels.height(); y++, i++) {
				if (i % rows == 0) look.run();
				labels.row(y, z, row);
				count(row, counts);
				if (counts.size() > LabelClasses.MAX + 1) throw new UserError("has more than " + LabelClasses.MAX +
					" different " + (labels.colors() ? "colours" : "values") + ", so it is not a label image. Take the labels " +
					"and not the measured image, and save them as TIFF or PNG: JPEG changes the values.");
			}
		return counts;
	}

	/** Labels come in runs; the map is asked once for each. */
	private static void count(final int[] row, final Map<Integer, Long> counts) {
		for (int from = 0, to; from < row.length; from = to) {
			to = from + 1;
			while (to < row.length && row[to] == row[from])
				to++;
			counts.merge(row[from], (long) (to - from), Long::sum);
		}
	}
}
