package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.cutis.image.Table;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.OctClasses;

/** The results as a table and in words. @param scans B-scans of each tomogram */
record OctPage(ModelInfo model, Map<OctDecision, OctFigures> figures, int tomograms, int scans) {

	/** What the aims of the project are, and the paper's own figures (section III). */
	private static final double LEAST = 0.9, LEAST_MEAN = 0.93, MOST_THICKNESS_ERROR = 20;

	private static final List<Double> PAPER = List.of(1.00, 0.96, 0.90, 0.91, 0.88);

	private static final List<String> NAMES = OctClasses.ALL.stream().map(ModelClass::name).toList();

	/** The normalized confusion matrix of the command's default, and the error of the DEJ's thickness in percent. */
	Table csv() {
		final List<String> columns = new ArrayList<>(List.of("true_class"));
		columns.addAll(NAMES);
		final OctFigures f = figures.get(OctDecision.CONSISTENT);
		final List<List<Object>> rows = new ArrayList<>();
		for (int t = 0; t < NAMES.size(); t++) {
			final List<Object> row = new ArrayList<>(List.of(NAMES.get(t)));
			for (int p = 0; p < NAMES.size(); p++)
				row.add(f.matrix().share(t, p));
			rows.add(row);
		}
		rows.add(Arrays.asList("dej_thickness_error", f.score(OctDecision.CONSISTENT).junctionThicknessError(), null, null,
			null, null));
		return new Table("oct", columns, rows);
	}

	String text() {
		final List<String> lines = new ArrayList<>(List.of("# Layers of skin in OCT: the shipped model on phantoms", "",
			"The model `" + model.name() + "` (" + model.network().architecture() + ", " + model.network().width() +
				" filters at its first level; trained on " + model.training().data() + ") through", "*Segment OCT Layers*, on " +
					tomograms + " tomograms of phantoms that it has not seen, " + scans +
					" B-scans of 512 x 224 pixels each. **Phantoms only**: nothing here is", "a statement on real skin.", "",
			"| " + "Sensitivity | " + String.join(" | ", NAMES) + " | mean | DEJ's thickness | DEJ missing | DEJ in pieces |",
			"|---|---|---|---|---|---|---|---|---|---|"));
		for (final OctDecision d : OctDecision.values())
			lines.add(row(d));
		lines.add("| the paper's, real skin | " + PAPER.stream().map(OctPage::share).collect(Collectors.joining(" | ")) + " | " +
			share(PAPER.stream().mapToDouble(Double::doubleValue).average().orElseThrow()) + " | about +100 % | | |");
		lines.addAll(List.of("", "Sensitivity is the diagonal of the normalized confusion matrix. *DEJ's thickness* is by how much the predicted band is",
			"thicker than the true one, over all columns; *missing* and *in pieces* are the columns that have one piece of DEJ in truth and none, or",
			"more than one, in the prediction: the discontinuities and islands that the paper reports.", "",
			"## The normalized confusion matrix (Fig. 2), " + OctDecision.CONSISTENT.words, "", "| truth | " + String.join(" | ",
				NAMES) + " |", "|---|---|---|---|---|---|"));
		final ConfusionMatrix m = figures.get(OctDecision.CONSISTENT).matrix();
		for (int t = 0; t < NAMES.size(); t++) {
			final StringBuilder row = new StringBuilder("| " + NAMES.get(t) + " |");
			for (int p = 0; p < NAMES.size(); p++)
				row.append(' ').append(share(m.share(t, p))).append(" |");
			lines.add(row.toString());
		}
		lines.addAll(List.of("", "![Confusion matrix; B-scans, truth, and the three ways to decide](oct.png)", ""));
		lines.addAll(aims());
		lines.addAll(List.of("", "All figures are printed and written by", "", "    scripts/reproduce oct", "",
			"The model is made by `scripts/train-default-models oct`.", ""));
		return String.join("\n", lines);
	}

	private String row(final OctDecision d) {
		final OctFigures f = figures.get(d);
		final StringBuilder row = new StringBuilder("| " + d.words + " |");
		for (int c = 0; c < NAMES.size(); c++)
			row.append(' ').append(share(f.score(d).sensitivity(c))).append(" |");
		return row + String.format(Locale.ROOT, " %s | %+.0f %% | %.1f %% | %.1f %% |", share(f.score(d).meanSensitivity()), f
			.score(d).junctionThicknessError(), f.gapPercent(), f.islandPercent());
	}

	/** Whether what was aimed at was reached, as measured. */
	private List<String> aims() {
		final OctFigures f = figures.get(OctDecision.CONSISTENT);
		final var score = f.score(OctDecision.CONSISTENT);
		final List<String> low = new ArrayList<>();
		for (int c = 0; c < NAMES.size(); c++)
			if (score.sensitivity(c) < LEAST) low.add(NAMES.get(c) + " " + share(score.sensitivity(c)));
		return List.of("Aims, with the default: every class at least " + share(LEAST) + ": " + (low.isEmpty() ? "reached"
			: "**not reached** (" + String.join(", ", low) + ")") + "; mean at least " + share(LEAST_MEAN) + ": " + reached(score
				.meanSensitivity() >= LEAST_MEAN) + "; the DEJ's thickness within 20 %: " + reached(Math.abs(score
					.junctionThicknessError()) <= MOST_THICKNESS_ERROR) + ".");
	}

	private static String reached(final boolean yes) {
		return yes ? "reached" : "**not reached**";
	}

	private static String share(final double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}
}
