package org.cutis.view;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.cutis.model.ModelClass;
import org.cutis.train.EpochFigures;
import org.cutis.train.History;

import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * The curves of a training against its epochs: the loss, and the Dice
 * coefficients on the validation data; the best epoch is marked. Needs no
 * display.
 *
 * <pre>{@code
 * Pictures.png(TrainingCurves.picture(history), Path.of("curves.png"));
 * }</pre>
 */
public final class TrainingCurves {

	private static final int WIDTH = 800, HEIGHT = 340;

	private static final Color TRAINING = new Color(0x2471a3), VALIDATION = new Color(0xc0392b), BEST = new Color(
		0x8e44ad);

	/** Of so many points each has a circle; a single one would not be seen without. */
	private static final int FEW = 30;

	/** Of more classes the legend names only the mean. */
	private static final int LEGEND_CLASSES = 10;

	/** Epochs that the axis has at least. */
	private static final int LEAST_EPOCHS = 10;

	/** From this ratio of the highest to the lowest loss on its axis is logarithmic. */
	private static final double LOGARITHMIC = 10;

	/** Sizes of fonts. */
	private static final int SMALL = 11, NORMAL = 13;

	private static final double MARGIN = 1.15;

	private static final String X = "Epoch";

	private TrainingCurves() {}

	/** Loss and, if there is any, Dice below it. @param history may be empty */
	public static ImageProcessor picture(final History history) {
		return picture(history, List.of());
	}

	/** The same in the classes' colours, darkened to be seen on white. @param classes known by their names */
	public static ImageProcessor picture(final History history, final List<ModelClass> classes) {
		final ColorProcessor loss = image(loss(history), WIDTH, HEIGHT);
		return history.isValidated() ? Pictures.stacked(loss, image(dice(history, classes), WIDTH, HEIGHT)) : loss;
	}

	/** Loss and, if there is any, Dice to the right of it. @param width of both @param height of the picture */
	static ColorProcessor row(final History history, final List<ModelClass> classes, final int width,
		final int height)
	{
		if (!history.isValidated()) return image(loss(history), width, height);
		final int half = (width - Pictures.GAP) / 2;
		return Pictures.sideBySide(image(loss(history), half, height), image(dice(history, classes), half, height));
	}

	/** Loss of training and validation; its axis is logarithmic if it spans a decade. */
	public static Plot loss(final History history) {
		final Plot plot = new Plot("Loss", X, "Loss");
		line(plot, history, EpochFigures::trainingLoss, "training", TRAINING, 2);
		line(plot, history, EpochFigures::validationLoss, "validation", VALIDATION, 2);
		final double[] values = history.epochs().stream().flatMap(e -> List.of(e.trainingLoss(), e.validationLoss())
			.stream()).mapToDouble(v -> v).filter(Double::isFinite).sorted().toArray();
		final double low = values.length == 0 ? 0 : values[0];
		final double high = values.length == 0 ? 1 : values[values.length - 1];
		final boolean logarithmic = low > 0 && high / low >= LOGARITHMIC;
		plot.setAxisYLog(logarithmic);
		final double range = Math.max(high - Math.min(0, low), Float.MIN_NORMAL);
		finish(plot, history, logarithmic ? low / MARGIN : low < 0 ? low - (MARGIN - 1) * range : 0, logarithmic ? high *
			MARGIN : Math.min(0, low) + MARGIN * range);
		return plot;
	}

	/**
	 * Dice of each class and, of several, their mean on the validation data.
	 *
	 * @param classes whose colours are taken, known by their names; others get colours that differ
	 */
	public static Plot dice(final History history, final List<ModelClass> classes) {
		final Plot plot = new Plot("Dice", X, "Dice (validation)");
		final int n = history.classes().size();
		for (int c = 0; c < n; c++) {
			final int index = c;
			final String name = history.classes().get(c);
			line(plot, history, e -> e.dice().get(index), n > LEGEND_CLASSES ? null : name, CurveColors.of(name, c, classes),
				n == 1 ? 2 : 1);
		}
		if (n > 1) line(plot, history, EpochFigures::meanDice, "mean", Color.BLACK, 3);
		finish(plot, history, 0, 1.02);
		return plot;
	}

	/** One curve; epochs without the figure are left out. @param label null for none in the legend */
	private static void line(final Plot plot, final History history, final ToDoubleFunction<EpochFigures> figure,
		final String label, final Color color, final int width)
	{
		final List<EpochFigures> known = history.epochs().stream().filter(e -> Double.isFinite(figure.applyAsDouble(e)))
			.toList();
		if (known.isEmpty()) return;
		final float[] x = new float[known.size()];
		final float[] y = new float[known.size()];
		for (int i = 0; i < x.length; i++) {
			x[i] = known.get(i).epoch();
			y[i] = (float) figure.applyAsDouble(known.get(i));
		}
		plot.setColor(color, color);
		plot.setLineWidth(width);
		plot.addPoints(x, y, null, x.length <= FEW ? Plot.CONNECTED_CIRCLES : Plot.LINE, label);
	}

	private static void finish(final Plot plot, final History history, final double low, final double high) {
		final int last = history.epochs().stream().mapToInt(EpochFigures::epoch).max().orElse(0);
		final Optional<EpochFigures> best = history.isValidated() ? history.best() : Optional.empty();
		plot.setAntialiasedText(true);
		plot.setLimits(0, 1.01 * Math.max(LEAST_EPOCHS, last), low, high);
		plot.setLineWidth(1);
		best.ifPresent(b -> {
			plot.setColor(BEST);
			plot.add("line", new double[] { b.epoch(), b.epoch() }, new double[] { low, high });
			// Above the frame there is room for a small font alone.
			plot.setFont(Font.PLAIN, SMALL);
			plot.addLabel(0, -0.01, text(b));
			plot.setFont(Font.PLAIN, NORMAL);
		});
		plot.setColor(Color.BLACK);
		plot.setLegend(null, Plot.AUTO_POSITION);
	}

	/** For example: Best epoch 12, Dice 0.912. */
	static String text(final EpochFigures best) {
		return String.format(Locale.ROOT, "Best epoch %d, %sDice %.3f", best.epoch(), best.dice().size() > 1 ? "mean " : "",
			best.meanDice());
	}

	private static ColorProcessor image(final Plot plot, final int width, final int height) {
		plot.setSize(width, height);
		return plot.getProcessor().convertToColorProcessor();
	}
}
