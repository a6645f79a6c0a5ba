package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.cutis.engine.EngineReport;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelClass;
import org.cutis.model.RcmClasses;

/**
 * All that is written down.
 *
 * @param results of all runs
 * @param full whether in the papers' sizes
 */
record RcmPage(RcmSettings settings, List<RcmResult> results, EngineReport engine, boolean full) {

	/** A row of the CSV file. @param network name, or what it is in an ablation @param name of the class, or mean */
	record Row(String network, String name, double sensitivity, double specificity, double dice, double precision) {}

	static final List<String> CLASSES = RcmClasses.ALL.stream().map(ModelClass::name).toList();

	static final String MEAN = "mean";

	RcmResult result(final String name) {
		return results.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
	}

	RcmRun run(final String name) {
		return settings.runs().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
	}

	/** A measure over what readers label. @param index of the class; that after the last is the mean */
	double figure(final String name, final RcmMeasure measure, final int index) {
		final ConfusionMatrix m = result(name).labelled();
		return index == CLASSES.size() ? m.mean(measure.of) : measure.of.applyAsDouble(m.overlap(index));
	}

	double mean(final String name, final RcmMeasure measure) {
		return figure(name, measure, CLASSES.size());
	}

	PhantomBootstrap difference(final String a, final String b, final ToDoubleFunction<ConfusionMatrix> measure) {
		return PhantomBootstrap.of(result(a).matrices(), result(b).matrices(), measure);
	}

	/** Of the mean Dice. */
	PhantomBootstrap difference(final String a, final String b) {
		return difference(a, b, m -> m.mean(RcmMeasure.DICE.of));
	}

	/** Of the CSV file. MED-Net as it is stands there once more in each ablation. */
	List<Row> rows() {
		final List<Row> rows = new ArrayList<>();
		for (final RcmResult r : results)
			add(rows, r.name(), r.name());
		add(rows, "mednet-levels-3", RcmSettings.MEDNET);
		add(rows, "mednet-two-sided-dice-tv", RcmSettings.MEDNET);
		return rows;
	}

	private void add(final List<Row> rows, final String shown, final String name) {
		for (int c = 0; c <= CLASSES.size(); c++)
			rows.add(new Row(shown, c == CLASSES.size() ? MEAN : CLASSES.get(c), figure(name, RcmMeasure.SENSITIVITY, c), figure(
				name, RcmMeasure.SPECIFICITY, c), figure(name, RcmMeasure.DICE, c), figure(name, RcmMeasure.PRECISION, c)));
	}

	/** Name of a network in text. */
	static String title(final String name) {
		return switch (name) {
			case "mednet" -> "MED-Net";
			case "munet" -> "MUNet";
			case "unet" -> "U-Net";
			case "fcn" -> "FCN";
			case "segnet" -> "SegNet";
			case "deeplab" -> "DeepLab";
			default -> name;
		};
	}

	/** Three decimals, or a dash where there is nothing. */
	static String share(final double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
	}
}
