package org.cutis.reproduce;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;
import org.cutis.image.OutputFolder;
import org.cutis.measure.Overlap;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * The tables of the two RCM papers, on phantoms: MED-Net (Kose et al., Medical Image Analysis 2021, Tables 2, 4 and 5)
 * and MUNet (Bozkurt et al., MICCAI 2018, Table 1) against U-Net, FCN, SegNet and DeepLab of as many parameters; MED-Net
 * of 1 to 3 levels and with three losses.
 */
final class RcmTables {

	private static final int STEPS = 250;

	private static final String STEPS_PROPERTY = "cutis.rcm.steps";

	private RcmTables() {}

	/** The system property cutis.rcm.steps makes the trainings shorter or longer. */
	static void run(final boolean full, final Path out, final Path work) throws IOException {
		// Before the long work: whether the results can be written at all.
		new OutputFolder(out.toFile(), RcmFiles.NAME);
		run(full ? RcmSettings.full() : RcmSettings.scaled(steps()), full, out, work);
	}

	private static int steps() {
		final String value = System.getProperty(STEPS_PROPERTY, String.valueOf(STEPS));
		if (!value.matches("[1-9]\\d{0,5}")) throw new UserError(STEPS_PROPERTY + " is " + value +
			", but must be a number of steps, 1 to 999999.");
		return Integer.parseInt(value);
	}

	static void run(final RcmSettings settings, final boolean full, final Path out, final Path work) throws IOException {
		final EngineReport engine = Engines.get().report();
		final List<RcmResult> results = results(settings, engine.engine(), new ResultStore<>(work, RcmResult.class),
			new RcmNetworks(settings), System.out);
		final RcmMosaics shown = new RcmMosaics(settings, Math.min(settings.tests(), RcmSettings.SHOWN), Progress.none());
		for (final Path file : RcmFiles.write(out, new RcmPage(settings, results, engine, full), shown.phantoms()))
			System.out.println(file);
	}

	/** Results of all runs, in their order. @param engine which results depend on, too */
	static List<RcmResult> results(final RcmSettings settings, final String engine, final ResultStore<RcmResult> store,
		final KeptRuns.Trial<RcmRun, RcmResult> trial, final PrintStream out) throws IOException
	{
		return new KeptRuns<RcmRun, RcmResult>(store, run -> run + ", " + settings.about() + ", " + engine, RcmRun::name, RcmTables::summary)
			.results(settings.runs(), trial, out);
	}

	private static String summary(final RcmResult r) {
		return String.format(Locale.ROOT, "%d parameters, mean Dice %.4f, mean sensitivity %.4f, accuracy %.4f, %.0f s", r
			.parameters(), r.mean(Overlap::dice), r.mean(Overlap::sensitivity), r.score().accuracy(), r.seconds());
	}
}
