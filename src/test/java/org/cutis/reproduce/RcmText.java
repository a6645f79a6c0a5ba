package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.RcmClasses;

/** The page docs/results/rcm.md. Every figure in it comes from the results, the settings or the papers' tables. */
final class RcmText {

	private RcmText() {}

	static String of(final RcmPage page) {
		return """
			# Patterns in RCM mosaics: MED-Net and MUNet against others, on phantoms

			The comparisons of Kose et al., *Segmentation of cellular patterns in confocal images of melanocytic lesions in vivo via
			a multiscale encoder-decoder network (MED-Net)*, Medical Image Analysis 67, 2021 (Tables 2, 4 and 5), and of Bozkurt et al., *A
			Multiresolution Convolutional Neural Network with Partial Label Training for Annotating Reflectance Confocal Microscopy Images of
			Skin*, MICCAI 2018 (MUNet, Table 1): networks of about as many parameters, trained alike, and two ablations of MED-Net. **On
			phantoms only**: no real mosaic was trained on or scored here, so nothing here says which network is better on real skin.

			## Do the papers' findings show?

			| Paper | Here | Verdict |
			|---|---|---|
			""" + RcmClaims.of(page).stream().map(RcmClaim::text).collect(Collectors.joining()) + """

			Differences are the first network's figure minus the named one's, in brackets the 95 %% interval of a bootstrap over the %d test
			phantoms. *Open* is a difference whose interval holds 0. Another training of the same network would give another figure,
			too, and that is not in the interval: there is one training of each.

			![Dice by class; phantoms, truth, and what each network finds](rcm.png)

			Above: Dice of each class. Below: the first %d test phantoms, without choice; colours as in MED-Net's Fig. 2: %s.

			""".formatted(page.settings().tests(), Math.min(page.settings().tests(), RcmSettings.SHOWN), colors()) + networks(
				page) + classes(page) + meshwork(page) + ablations(page) + RcmSettingText.of(page);
	}

	private static String colors() {
		final List<String> names = List.of("red", "yellow", "green", "blue", "cyan", "magenta");
		return IntStream.range(0, names.size()).mapToObj(i -> names.get(i) + " " + RcmPage.CLASSES.get(i)).collect(Collectors
			.joining(", "));
	}

	private static String row(final List<String> cells) {
		return "| " + String.join(" | ", cells) + " |\n";
	}

	private static String head(final List<String> cells) {
		return row(cells) + "|" + "---|".repeat(cells.size()) + "\n";
	}

	private static String networks(final RcmPage page) {
		final StringBuilder text = new StringBuilder("## Networks\n\n" + head(List.of("Network", "Loss", "Width", "Parameters",
			"Minutes", "Mean sensitivity", "Mean specificity", "Mean Dice", "Mean precision", "Accuracy",
			"Accuracy, all pixels")));
		for (final String name : RcmSettings.NETWORKS) {
			final RcmResult r = page.result(name);
			final List<String> cells = new ArrayList<>(List.of(RcmPage.title(name), page.run(name).loss().words, String.valueOf(
				page.run(name).network().width()), String.format(Locale.ROOT, "%,d", r.parameters()), String.format(Locale.ROOT,
					"%.1f", r.seconds() / 60)));
			for (final RcmMeasure m : RcmMeasure.values())
				cells.add(RcmPage.share(page.mean(name, m)));
			cells.add(RcmPage.share(r.score().accuracy()));
			cells.add(RcmPage.share(r.score().accuracyOfAll()));
			text.append(row(cells));
		}
		return text.append("""

			Each class against all others over the pixels that readers label, all phantoms together; means over the six classes (for
			precision, over those that were found at all). The last column is over all pixels, of which a phantom knows the truth.

			""").toString();
	}

	private static String classes(final RcmPage page) {
		final StringBuilder text = new StringBuilder("""
			## By class

			Ours, and in brackets the papers' on real mosaics: MUNet's Table 1; for MED-Net its Table 5, trained on the European clinics
			and tested on the American ones. (Of MED-Net's paper we have the text and Tables 1 and 5, not Tables 2 to 4 with the other
			networks' figures. Means are plain means of the six; its Table 5 has other averages, 0.77 in place of %s for Dice.)

			""".formatted(RcmPage.share(RcmPapers.mean(RcmSettings.MEDNET, RcmMeasure.DICE))));
		for (final RcmMeasure m : RcmMeasure.values()) {
			text.append(head(table(m.words, RcmSettings.NETWORKS.stream().map(RcmPage::title).toList())));
			for (int c = 0; c <= RcmPage.CLASSES.size(); c++) {
				final int index = c;
				text.append(row(table(name(c), RcmSettings.NETWORKS.stream().map(n -> beside(page, n, m, index)).toList())));
			}
			text.append('\n');
		}
		return text.toString();
	}

	private static List<String> table(final String first, final List<String> rest) {
		final List<String> cells = new ArrayList<>(List.of(first));
		cells.addAll(rest);
		return cells;
	}

	private static String name(final int index) {
		return index == RcmPage.CLASSES.size() ? RcmPage.MEAN : RcmPage.CLASSES.get(index);
	}

	/** Our figure and the paper's. */
	private static String beside(final RcmPage page, final String name, final RcmMeasure measure, final int index) {
		final double paper = index == RcmPage.CLASSES.size() ? RcmPapers.mean(name, measure) : RcmPapers.figure(name, measure,
			index);
		final String ours = RcmPage.share(page.figure(name, measure, index));
		return Double.isNaN(paper) ? ours : ours + " (" + RcmPage.share(paper) + ")";
	}

	private static String meshwork(final RcmPage page) {
		final StringBuilder text = new StringBuilder("## What meshwork is taken for\n\n" + head(table("Network",
			RcmPage.CLASSES)));
		for (final String name : RcmSettings.NETWORKS) {
			final ConfusionMatrix m = page.result(name).labelled();
			text.append(row(table(RcmPage.title(name), IntStream.range(0, m.classes()).mapToObj(c -> RcmPage.share(m.share(
				RcmClasses.MESHWORK, c))).toList())));
		}
		return text + "\nShares of the true meshwork that readers label.\n\n";
	}

	private static String ablations(final RcmPage page) {
		final StringBuilder text = new StringBuilder("## Levels of MED-Net (its Table 4)\n\n" + head(table("Levels", List.of(
			"Width", "Parameters", "Mean sensitivity", "Mean specificity", "Mean Dice", "Mean precision"))));
		for (int l = 1; l <= 3; l++) {
			final String name = RcmSettings.levels(l);
			final List<String> cells = new ArrayList<>(List.of(String.valueOf(l), String.valueOf(page.run(name).network()
				.width()), String.format(Locale.ROOT, "%,d", page.result(name).parameters())));
			for (final RcmMeasure m : RcmMeasure.values())
				cells.add(RcmPage.share(page.mean(name, m)));
			text.append(row(cells));
		}
		text.append("\n## Losses of MED-Net (its Table 5)\n\n");
		final List<String> losses = List.of(RcmSettings.CROSS_ENTROPY, RcmSettings.DICE, RcmSettings.MEDNET);
		for (final RcmMeasure m : RcmMeasure.values()) {
			text.append(head(table(m.words, losses.stream().map(n -> page.run(n).loss().words).toList())));
			for (int c = 0; c <= RcmPage.CLASSES.size(); c++) {
				final int index = c;
				text.append(row(table(name(c), losses.stream().map(n -> beside(page, n, m, index)).toList())));
			}
			text.append('\n');
		}
		return text.append("In brackets the paper's. Three levels and two-sided Dice + TV is the MED-Net of the tables above: one " +
			"training.\n\n").toString();
	}
}
