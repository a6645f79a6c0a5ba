package org.cutis.reproduce;

import java.util.Locale;
import java.util.stream.Collectors;

import org.cutis.engine.NetworkSpec;
import org.cutis.rsom.EpidermisTraining.Recipe;

/** The page docs/results/rsom-table1.md. Every figure in it comes from the results and the settings. */
final class Table1Text {

	private Table1Text() {}

	static String of(final Table1Page page) {
		return """
			# Smoothness loss for RSOM: Table 1 on phantoms

			What the loss BCE + s · S of Gerl et al., *A Distance-Based Loss for Smooth and Continuous Skin Layer Segmentation in
			Optoacoustic Images*, MICCAI 2020 (Eqs. 1-4) does to the epidermis that a U-Net and a 7-layer FCN find: their Table 1, Fig. 2
			and Fig. 4 again. **On phantoms only**: no real scan was trained on or scored here.

			""" + findings(page) + """

			![Dice and Ra against s; histograms of the surface normals](rsom-table1.png)

			Above: Dice and Ra against s (their Fig. 2), s = 0 standing left of the logarithmic axis, the grey line being Ra of the
			true surfaces. Below: directions of the surface normals for s = 0, the best stable s and the truth (their Fig. 4).

			## Table

			""" + table(page) + "\n" + explanation(page) + settings(page) + """

			## What differs from the paper

			- Phantoms instead of 31 scans of people, with exact truth instead of experts' labels. So Dice is higher than the
			  paper's, and the true surfaces' own Ra is known: no s can be expected to come far below it.
			- S is a mean over the pixels here, as the cross entropy is, not the sum of Eq. 3. So the paper's s are not on the same scale as
			  these, and its tipping points cannot be expected at the same s.
			- s is 0 for the first tenth of the steps and rises in a straight line up to the middle of the training. The paper does not say
			  whether it does that; with a large s from the first step on a fresh network finds nothing at all.
			- The FCN's kernels and filters are not in the paper: they are those of DeepVesselNet with two layers more
			  (35,516 parameters).
			- One training for each s instead of five-fold cross-validation: every p-value tells of these networks on other volumes,
			  not of other trainings.
			- p is over volumes, of which two B-scans are not independent.
			- Ra at the ends of a B-scan and beside gaps: the window is cut off there; the paper leaves it open.
			""" + size(page) + """

			## Made by

			    scripts/reproduce rsom-table1%s

			""".formatted(page.full() ? " --full" : "") + machine(page);
	}

	/** From the paper's Table 1; and what our own table says beside it. */
	private static final String FCN = """

		The paper's own 7FCN does not reach it either: from s = 0 to s = 10 its Ra falls 1.9-fold (2.127 to 1.116) with an unchanged
		Dice of 0.64, and only at s = 100 2.3-fold (to 0.909), with a Dice of 0.58; beyond that its trainings fail, too. It sees few
		pixels around each (21 x 21 in ours), finds the epidermis in pieces, and the cheapest way to a smaller S is to find less
		of it: with s, recall falls and columns without epidermis become more, down to the empty mask, whose S is 0.
		""";

	private static String findings(final Table1Page page) {
		return "## Does the paper's finding show?\n\nThe paper's U-Net: Ra falls from 0.125 to 0.057 pixels (2.2-fold) from s = 0 to " +
			"s = 2000, Dice from 0.87 to 0.86.\nAsked for here: at least " + Table1Finding.FOLD +
			"-fold from s = 0 to the best stable s while Dice changes by less than " + Table1Finding.DICE_CHANGE + ".\n\n" + page
				.networks().stream().map(n -> finding(n, page.finding(n))).collect(Collectors.joining()) + FCN;
	}

	private static String finding(final String network, final Table1Finding f) {
		if (f.best().s() == 0) return "- " + network + ": **no**. No stable s above 0 gives a lower Ra than s = 0.\n";
		return String.format(Locale.ROOT,
			"- %s: **%s**. From s = 0 to s = %s Ra falls %.2f-fold, from %.3f to %.3f pixels, and Dice changes by %+.4f, from %.3f to %.3f.%n",
			network, f.shows() ? "yes" : "no", Table1Page.factor(f.best().s()), f.fold(), f.base().ra(), f.best().ra(), f
				.diceChange(), f.base().dice(), f.best().dice());
	}

	private static String table(final Table1Page page) {
		final StringBuilder text = new StringBuilder("| Network | s | Dice | Precision | Recall | IoU | Ra (px) | p of Dice | " +
			"p of Ra | Without epidermis |\n|---|---|---|---|---|---|---|---|---|---|\n");
		for (final Table1Row r : page.rows()) {
			final Table1Finding finding = page.finding(r.network());
			final String mark = r.s() == finding.best().s() && r.s() > 0 ? " (best)" : Table1Finding.stable(r, finding.base()) ? ""
				: " (not stable)";
			text.append("| " + String.join(" | ", r.network(), Table1Page.factor(r.s()) + mark, plusMinus(r.dice(), r
				.diceSd()), Table1Page.figure("%.3f", r.precision()), Table1Page.figure("%.3f", r.recall()), Table1Page.figure(
					"%.3f", r.iou()), plusMinus(r.ra(), r.raSd()), Table1Page.p(r.pDice()), Table1Page.p(r.pRa()), Table1Page
						.figure("%.2f %%", r.missing())) + " |\n");
		}
		return text.toString();
	}

	private static String plusMinus(final double mean, final double sd) {
		return Double.isNaN(sd) ? Table1Page.figure("%.3f", mean) : Table1Page.figure("%.3f", mean) + " ± " + Table1Page
			.figure("%.3f", sd);
	}

	private static String explanation(final Table1Page page) {
		return String.format(Locale.ROOT, """
			Mean ± standard deviation over %d test volumes. Ra is Eq. 5, in pixels of 3 µm along depth, over all columns of both
			surfaces of the epidermis, upper and lower, as in the paper's Fig. 2; that of the true surfaces is %.3f. A column's
			surfaces are its first and last voxel of epidermis, with nothing smoothed or filled; columns without any ("without epidermis",
			not in the paper) have no Ra. p: two-sided paired Wilcoxon signed-rank test against s = 0 of the same network, a volume being
			a pair. *Stable* is an s whose training converged to the epidermis as that of s = 0 did: a surface is found, and mean Dice is
			less than %s below that of s = 0; the best of them has the lowest Ra.

			""", page.settings().test().volumes(), page.trueRa(), Table1Finding.DICE_CHANGE);
	}

	private static String settings(final Table1Page page) {
		final Recipe unet = page.settings().unet(), fcn = page.settings().fcn();
		final TestVolumes.Setting test = page.settings().test();
		return "## Setting\n\n" + "- Training: " + unet.phantoms() + " phantoms of 333 x 6 x 420 voxels (seeds from " + unet
			.firstPhantom() + "), crops of " + unet.cropWidth() + " x " + unet.cropHeight() + " pixels from their B-scans, " + unet
				.batch() + " in a step, " + unet.steps() +
			" steps. All trainings see the same crops in the same order;\n  networks of one kind start from the same weights.\n" +
			"- U-Net: " + network(unet) + "\n- 7-layer FCN: " + network(fcn) +
			"\n- Adam; the learning rate falls to a hundredth along half a cosine. Probability 0.5 and above is epidermis.\n" +
			"- Test: " + test.volumes() + " phantoms of 333 x " + test.scans() + " x 500 voxels, seeds " + test.firstSeed() +
			" to " + (test.firstSeed() + test.volumes() - 1) +
			": never trained on, nor looked at when the settings were chosen.\n";
	}

	private static String network(final Recipe recipe) {
		final NetworkSpec n = recipe.network();
		return n.depth() + " levels or layers, " + n.width() + " filters in the first, dropout " + n.dropout() +
			", learning rate " + recipe.learningRate() + ".";
	}

	private static String size(final Table1Page page) {
		return page.full() ? "" : "- The networks are smaller, and trained for shorter, than the paper's: " +
			"`scripts/reproduce rsom-table1 --full` trains\n  U-Nets of full size (31 million parameters) on as many B-scans as " +
			"the paper's (3420). It wants a GPU, or weeks.\n";
	}

	private static String machine(final Table1Page page) {
		final double minutes = page.results().stream().mapToDouble(Table1Result::seconds).sum() / 60;
		return String.format(Locale.ROOT, """
			writes this page, `rsom-table1.csv` and `rsom-table1.png`. Trained networks' scores are kept in `target/reproduce/rsom-table1`,
			so that an interrupted run goes on (delete them after a change to phantoms, networks or training). This time the trainings took %.0f minutes in all, on %d processors (%s, %s%s). The same seeds
			give the same phantoms and first weights everywhere; TensorFlow rounds differently on other processors.
			""", minutes, Runtime.getRuntime().availableProcessors(), page.engine().engine(), String.join(", ", page
				.engine().devices()), page.settings().unet().bf16() ? ", bfloat16" : "");
	}
}
