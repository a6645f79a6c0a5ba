package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
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
			rows.addAll(rows(evaluation, MEAN));
			rows.addAll(rows(evaluation, SD));
		}
		return withoutEmpty(title, columns, rows);
	}

	private static List<List<Object>> rows(final ImageScore score) {
		final ConfusionMatrix matrix = score.matrix();
		return rows(score.image(), matrix, index -> Figures.of(score, index), index -> index == Figures.MEAN ? Arrays.asList(
			null, null) : List.of(matrix.truth(index), matrix.predicted(index)));
	}

	private static List<List<Object>> rows(final Evaluation evaluation, final String statistic) {
		return rows(statistic, evaluation.images().get(0).matrix(), index -> statistic(evaluation, index, statistic),
			index -> Arrays.asList(null, null));
	}

	private static List<List<Object>> rows(final String image, final ConfusionMatrix matrix,
		final IntFunction<double[]> figures, final IntFunction<List<Object>> voxels)
	{
		final List<List<Object>> rows = new ArrayList<>();
		for (final int index : indices(matrix)) {
			final List<Object> row = new ArrayList<>(List.of(image, label(matrix, index)));
			row.addAll(voxels.apply(index));
			Arrays.stream(figures.apply(index)).forEach(figure -> row.add(cell(figure)));
			rows.add(row);
		}
		return rows;
	}

	private static double[] statistic(final Evaluation evaluation, final int index, final String statistic) {
		final double[][] figures = evaluation.images().stream().map(image -> Figures.of(image, index)).toArray(
			double[][]::new);
		return IntStream.range(0, figures[0].length).mapToDouble(f -> {
			final double[] values = Arrays.stream(figures).mapToDouble(v -> v[f]).filter(v -> !Double.isNaN(v)).toArray();
			if (statistic.equals(MEAN)) return StatUtils.mean(values);
			return values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values));
		}).toArray();
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
		final ConfusionMatrix matrix = first.images().get(0).matrix();
		final List<List<Object>> rows = new ArrayList<>();
		for (final int index : indices(matrix))
			for (final String measure : Figures.compared(first.images().get(0))) {
				final double[] a = values(first, index, names.indexOf(measure));
				final double[] b = values(second, index, names.indexOf(measure));
				final int[] both = IntStream.range(0, a.length).filter(i -> !Double.isNaN(a[i] + b[i])).toArray();
				if (both.length == 0) continue;
				final PairedTest test = PairedTest.wilcoxon(a, b);
				rows.add(Arrays.asList(label(matrix, index), measure, test.pairs(), test.differing(), Arrays.stream(both)
					.mapToDouble(i -> a[i]).average().getAsDouble(), Arrays.stream(both).mapToDouble(i -> b[i]).average()
						.getAsDouble(), test.p().isPresent() ? test.p().getAsDouble() : null));
			}
		return new Table(title, columns, rows);
	}

	private static double[] values(final Evaluation evaluation, final int index, final int figure) {
		return evaluation.images().stream().mapToDouble(image -> Figures.of(image, index)[figure]).toArray();
	}

	private static int[] indices(final ConfusionMatrix matrix) {
		return IntStream.concat(IntStream.range(0, matrix.classes()), IntStream.of(Figures.MEAN)).toArray();
	}

	private static Object label(final ConfusionMatrix matrix, final int index) {
		return index == Figures.MEAN ? MEAN : (Object) matrix.labels().get(index);
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
