package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.StatUtils;
import org.cutis.image.Table;

/**
 * Tables of evaluations. Values that do not exist (a class that an image does
 * not have) are left empty.
 */
public final class EvaluationTables {

	/** Means and standard deviations over the images; also the mean over the classes. */
	private static final String MEAN = "mean", SD = "sd";

	private EvaluationTables() {}

	/**
	 * A row for each image and class and, as class "mean", one for their mean; then
	 * the same of all images together ("all", each voxel weighing the same) and,
	 * of several, over the images ("mean" and "sd", each image weighing the same).
	 */
	public static Table scores(final String title, final Evaluation evaluation) {
		final ImageScore all = evaluation.all();
		final List<String> columns = new ArrayList<>(List.of("image", "label", "truth_voxels", "predicted_voxels"));
		columns.addAll(Figures.names(all));
		final List<List<Object>> rows = new ArrayList<>();
		evaluation.images().forEach(image -> rows.addAll(rows(image)));
		rows.addAll(rows(all));
		if (evaluation.images().size() > 1) {
			final List<double[][]> images = evaluation.images().stream().map(Figures::of).toList();
			final IntFunction<List<Object>> noVoxels = index -> Arrays.asList(null, null);
			rows.addAll(rows(MEAN, all.matrix(), statistic(images, StatUtils::mean), noVoxels));
			rows.addAll(rows(SD, all.matrix(), statistic(images, v -> v.length < 2 ? Double.NaN : Math.sqrt(StatUtils
				.variance(v))), noVoxels));
		}
		return withoutEmpty(title, columns, rows);
	}

	private static List<List<Object>> rows(final ImageScore score) {
		final ConfusionMatrix matrix = score.matrix();
		return rows(score.image(), matrix, Figures.of(score), index -> index == matrix.classes() ? Arrays.asList(null, null)
			: List.of(matrix.truth(index), matrix.predicted(index)));
	}

	/** @param figures by class, the mean over the classes last */
	private static List<List<Object>> rows(final String image, final ConfusionMatrix matrix, final double[][] figures,
		final IntFunction<List<Object>> voxels)
	{
		final List<List<Object>> rows = new ArrayList<>();
		for (int index = 0; index < figures.length; index++) {
			final List<Object> row = new ArrayList<>(List.of(image, label(matrix, index)));
			row.addAll(voxels.apply(index));
			Arrays.stream(figures[index]).forEach(figure -> row.add(cell(figure)));
			rows.add(row);
		}
		return rows;
	}

	/** Every figure's statistic over the images that have it. */
	private static double[][] statistic(final List<double[][]> images, final ToDoubleFunction<double[]> statistic) {
		final double[][] first = images.get(0);
		final double[][] result = new double[first.length][first[0].length];
		for (int index = 0; index < first.length; index++)
			for (int f = 0; f < first[0].length; f++)
				result[index][f] = statistic.applyAsDouble(Arrays.stream(values(images, index, f)).filter(v -> !Double.isNaN(v))
					.toArray());
		return result;
	}

	private static double[] values(final List<double[][]> images, final int index, final int figure) {
		return images.stream().mapToDouble(image -> image[index][figure]).toArray();
	}

	/** A row for each true class: voxels by predicted class, then the same as percent of the row. */
	public static Table confusion(final String title, final ConfusionMatrix matrix) {
		final int n = columns(matrix);
		final List<String> columns = new ArrayList<>(List.of("truth"));
		for (final String unit : List.of("_voxels", "_percent"))
			for (int p = 0; p < n; p++)
				columns.add("predicted_" + name(matrix, p) + unit);
		final List<List<Object>> rows = new ArrayList<>();
		for (int t = 0; t < rows(matrix); t++) {
			final List<Object> row = new ArrayList<>(List.of(name(matrix, t)));
			for (int p = 0; p < n; p++)
				row.add(matrix.counts()[t][p]);
			for (int p = 0; p < n; p++)
				row.add(cell(100 * matrix.share(t, p)));
			rows.add(row);
		}
		return new Table(title, columns, rows);
	}

	/** Number of rows worth showing: "other" is one if the truth has it. */
	public static int rows(final ConfusionMatrix matrix) {
		return matrix.classes() + (matrix.truth(matrix.classes()) > 0 ? 1 : 0);
	}

	/** Number of columns worth showing: "other" is one if it was predicted. */
	public static int columns(final ConfusionMatrix matrix) {
		return matrix.classes() + (matrix.predicted(matrix.classes()) > 0 ? 1 : 0);
	}

	/** A class as a heading: its label, or "other". */
	public static String name(final ConfusionMatrix matrix, final int index) {
		return index == matrix.classes() ? "other" : String.valueOf(matrix.labels().get(index));
	}

	/**
	 * Two sets of predictions of the same images: a row for each class, and for the
	 * mean over the classes, and each measure, with the two-sided p-value of
	 * {@link PairedTest}, an image being a pair.
	 */
	public static Table comparison(final String title, final Evaluation first, final Evaluation second) {
		final List<String> columns = List.of("label", "measure", "images", "images_differing", "first_mean", "second_mean",
			"p_wilcoxon");
		final List<String> names = Figures.names(first.images().get(0));
		final List<double[][]> firstFigures = first.images().stream().map(Figures::of).toList();
		final List<double[][]> secondFigures = second.images().stream().map(Figures::of).toList();
		final ConfusionMatrix matrix = first.images().get(0).matrix();
		final List<List<Object>> rows = new ArrayList<>();
		for (int index = 0; index <= matrix.classes(); index++)
			for (final String measure : Figures.compared(first.images().get(0))) {
				final double[] a = values(firstFigures, index, names.indexOf(measure));
				final double[] b = values(secondFigures, index, names.indexOf(measure));
				final PairedTest test = PairedTest.wilcoxon(a, b);
				if (test.pairs() > 0) rows.add(Arrays.asList(label(matrix, index), measure, test.pairs(), test.differing(), mean(a,
					b), mean(b, a), test.p().isPresent() ? test.p().getAsDouble() : null));
			}
		return new Table(title, columns, rows);
	}

	/** Mean of the values that have a partner. */
	private static double mean(final double[] values, final double[] partners) {
		return IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i] + partners[i])).mapToDouble(
			i -> values[i]).average().orElse(Double.NaN);
	}

	private static Object label(final ConfusionMatrix matrix, final int index) {
		return index == matrix.classes() ? MEAN : (Object) matrix.labels().get(index);
	}

	/** Without columns that have no value at all, as those in µm of images without a pixel size. */
	private static Table withoutEmpty(final String title, final List<String> columns, final List<List<Object>> rows) {
		final int[] kept = IntStream.range(0, columns.size()).filter(c -> !columns.get(c).endsWith("_um") || rows.stream()
			.anyMatch(row -> row.get(c) != null)).toArray();
		return new Table(title, IntStream.of(kept).mapToObj(columns::get).toList(), rows.stream().map(row -> Arrays.asList(
			IntStream.of(kept).mapToObj(row::get).toArray())).toList());
	}

	private static Object cell(final double value) {
		return Double.isNaN(value) ? null : (Object) value;
	}
}
