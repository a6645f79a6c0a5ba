package org.cutis.reproduce;

import java.util.Locale;
import java.util.stream.Collectors;

/** How the figures came about, as text. */
final class RcmSettingText {

	private RcmSettingText() {}

	static String of(final RcmPage page) {
		return setting(page) + differences(page) + made(page);
	}

	private static String setting(final RcmPage page) {
		final RcmSettings s = page.settings();
		return String.format(Locale.ROOT, """
			## Setting

			- Training: %d steps of %d patches of %d x %d pixels of 2 µm, from %d phantoms of %d x %d pixels (seeds from %d) of which readers label
			  %.0f %%; varied as in MED-Net's section 2.3. All trainings see the same patches in the same order; the
			  number of steps is the same, not the time that they take.
			- Adam, learning rate %s, which falls by the same factor in each step to a tenth; no dropout, no weight decay, no choice of the best step.
			- Two-sided Dice + TV with gamma = 1e-6 for all but MUNet, which has its own paper's selective Dice with class weights inverse to
			  abundance, and the two losses of the ablation. So between MUNet and the others not only the network differs.
			- Widths are such that the numbers of parameters are within %.0f %% of MED-Net's: %s.
			- Test: %d phantoms of the same kind, seeds %d to %d: never trained on, nor looked at when settings were chosen. Each is
			  given to the network as a whole; no tiles, nothing smoothed.

			""", s.steps(), s.batch(), s.patch(), s.patch(), s.phantoms(), s.side(), s.side(), RcmSettings.FIRST_TRAINING_SEED, 100 * s
			.options().labelled(), s.learningRate(), 100 * RcmSettings.MATCH, matched(page), s.tests(), RcmSettings.FIRST_TEST_SEED,
			RcmSettings.FIRST_TEST_SEED + s.tests() - 1);
	}

	/** Whether it is so. */
	private static String matched(final RcmPage page) {
		final long target = page.result(RcmSettings.MEDNET).parameters();
		final String others = page.results().stream().filter(r -> Math.abs(r.parameters() - target) > RcmSettings.MATCH *
			target).map(r -> RcmPage.title(r.name()) + " has " + r.parameters()).collect(Collectors.joining(", "));
		return others.isEmpty() ? "so they are" : "**but " + others + "**";
	}

	private static String differences(final RcmPage page) {
		return """
			## What differs from the papers

			- Phantoms instead of 117 (MUNet: 56) mosaics of people. What makes patterns alike or different in them was drawn by us after
			  the papers' descriptions; a network that is good at these textures need not be good at others.
			- One split and one training each, instead of cross-validation.
			- What the papers leave open of the networks was chosen, and stands with their classes in `org.cutis.engine.tensorflow`. FCN is that
			  of MUNet's paper, on a residual network of 32 layers; DeepLab is without CRF; SegNet is SegNet-Basic.
			- The papers slide overlapping windows; here the networks get whole phantoms.
			""" + (page.full() ? "" : String.format(Locale.ROOT, """
			- Networks are smaller (%.1f instead of 6 million parameters) and trained for far fewer steps than the papers' 200 epochs; a network that
			  learns slowly is at a disadvantage. `scripts/reproduce rcm --full` has the papers' sizes and wants a GPU.
			""", page.result(RcmSettings.MEDNET).parameters() / 1e6)) + "\n";
	}

	private static String made(final RcmPage page) {
		final double minutes = page.results().stream().mapToDouble(RcmResult::seconds).sum() / 60;
		return String.format(Locale.ROOT, """
			## Made by

			    scripts/reproduce rcm%s

			writes this page, `rcm.csv` and `rcm.png` (in the table, MED-Net stands once more as `mednet-levels-3` and as
			`mednet-two-sided-dice-tv`). Trained networks' scores are kept in `target/reproduce/rcm`, so that an interrupted run goes on (delete
			them after a change to phantoms, networks or training); `-Dcutis.rcm.steps=N` in CUTIS_JAVA_OPTIONS changes the number of steps. This
			time the trainings took %.0f minutes in all, on %d processors (%s, %s). The same seeds give the same phantoms and first weights everywhere;
			TensorFlow rounds differently on other processors.
			""", page.full() ? " --full" : "", minutes, Runtime.getRuntime().availableProcessors(), page.engine().engine(), String
			.join(", ", page.engine().devices()));
	}
}
