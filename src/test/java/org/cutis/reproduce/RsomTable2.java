package org.cutis.reproduce;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;
import org.cutis.image.OutputFolder;
import org.cutis.measure.HeightMap;
import org.cutis.measure.Overlap;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Modality;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.rsom.EpidermisTraining;
import org.cutis.rsom.VesselTrial;
import org.cutis.task.Progress;

/**
 * The RSOM paper's vessels without and with the epidermis removed (Gerl et al.,
 * MICCAI 2020, Table 2), on phantoms.
 */
final class RsomTable2 {

	private RsomTable2() {}

	static void run(final boolean full, final Path out, final Path work) throws IOException {
		// Before the long work: whether the results can be written at all.
		new OutputFolder(out.toFile(), "rsom-table2");
		final EngineReport engine = Engines.get().report();
		final Table2Settings settings = full ? Table2Settings.full() : Table2Settings.scaled();
		final ModelRegistry registry = ModelRegistry.standard();
		final ModelBundle vessels = registry.resolve("vessels").requireModality(Modality.RSOM_VESSELS);
		final ModelBundle smooth = registry.resolve("epidermis").requireModality(Modality.RSOM);
		final ModelBundle bce = bce(settings.bce(), work, System.out);
		final List<String> models = List.of(about(vessels), about(bce), about(smooth));
		final List<Table2Result> results = results(settings.seeds(), settings + ", " + models + ", " + engine.engine(),
			new ResultStore<>(work, Table2Result.class), (seed, progress) -> trial(settings, seed, vessels, bce, smooth,
				progress), System.out);
		for (final Path file : Table2Files.write(out, new Table2Page(settings, results, models, engine, full)))
			System.out.println(file);
	}

	/** Results of all volumes; those that are kept already are taken from there. @param about what they depend on beside the seed */
	static List<Table2Result> results(final List<Long> seeds, final String about, final ResultStore<Table2Result> store,
		final KeptRuns.Trial<Long, Table2Result> trial, final PrintStream out) throws IOException
	{
		return new KeptRuns<Long, Table2Result>(store, seed -> "volume " + seed + ", " + about, seed -> "volume " + seed,
			RsomTable2::summary).results(seeds, trial, out);
	}

	private static String summary(final Table2Result result) {
		final StringBuilder text = new StringBuilder("Dice");
		for (int i = 0; i < Table2Settings.MASKS.size(); i++)
			text.append(String.format(Locale.ROOT, " %s %.3f", Table2Settings.MASKS.get(i), result.overlaps().get(i).dice()));
		return text.toString();
	}

	private static String about(final ModelBundle model) {
		return "`" + model.info().name() + "`, " + model.info().training().steps() + " steps, " + model.info().training()
			.loss() + " (sha256 " + model.sha256().substring(0, 12) + ")";
	}

	/** The epidermis model without smoothness, trained once and kept. */
	private static ModelBundle bce(final EpidermisTraining.Recipe recipe, final Path work, final PrintStream out)
		throws IOException
	{
		final Path folder = work.resolve("bce-" + recipe.steps());
		if (Files.exists(folder)) return ModelBundle.open(folder, Progress.none());
		final RunProgress progress = new RunProgress(1, out, System::nanoTime);
		progress.begin("Epidermis model without smoothness");
		final ModelBundle model = EpidermisTraining.train(folder, recipe, recipe.samples(progress.part(0, 0.1)), progress.part(
			0.1, 1));
		progress.end(recipe.steps() + " steps");
		return model;
	}

	private static Table2Result trial(final Table2Settings settings, final long seed, final ModelBundle vessels,
		final ModelBundle bce, final ModelBundle smooth, final Progress progress)
	{
		final VesselTrial trial = VesselTrial.of(RsomPhantomGenerator.generate(settings.phantom(seed), Progress.none()));
		// In the order of MASKS.
		final List<HeightMap> surfaces = List.of(trial.noSurface(), trial.foundSurface(bce, Progress.none()), trial
			.foundSurface(smooth, Progress.none()), trial.trueSurface());
		final List<Overlap> overlaps = new ArrayList<>();
		for (final HeightMap lower : surfaces) {
			final double done = overlaps.size() / (double) surfaces.size();
			overlaps.add(trial.compare(trial.find(vessels, lower, vessels.info().threshold(), false, progress.part(done, done +
				1.0 / surfaces.size()))));
		}
		return new Table2Result(seed, overlaps);
	}
}
