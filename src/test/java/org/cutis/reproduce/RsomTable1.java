package org.cutis.reproduce;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;
import org.cutis.image.OutputFolder;
import org.cutis.model.ModelBundle;
import org.cutis.rsom.EpidermisTraining;
import org.cutis.rsom.PhantomSlices;
import org.cutis.task.Progress;

/**
 * The RSOM paper's comparison of smoothness factors (Gerl et al., MICCAI 2020,
 * Table 1, Figs. 2 and 4), on phantoms: U-Net and 7-layer FCN, trained with BCE +
 * s S for several s on the same samples.
 */
final class RsomTable1 {

	private RsomTable1() {}

	static void run(final boolean full, final Path out, final Path work) throws IOException {
		// Before the long work: whether the results can be written at all.
		new OutputFolder(out.toFile(), "rsom-table1");
		final EngineReport engine = Engines.get().report();
		final Table1Settings settings = full ? Table1Settings.full(engine.bf16()) : Table1Settings.scaled();
		final String about = settings.test() + ", " + engine.engine();
		final List<Table1Result> results = results(settings.runs(), about, new ResultStore<>(work, Table1Result.class), new Networks(settings),
			System.out);
		for (final Path file : Table1Files.write(out, new Table1Page(settings, results, engine, full)))
			System.out.println(file);
	}

	/**
	 * Results of all runs, in their order; those that are kept already are taken
	 * from there.
	 *
	 * @param about what results depend on beside the recipe
	 * @param out told where the work stands
	 */
	static List<Table1Result> results(final List<Table1Settings.Run> runs, final String about, final ResultStore<Table1Result> store,
		final KeptRuns.Trial<Table1Settings.Run, Table1Result> trial, final PrintStream out) throws IOException
	{
		return new KeptRuns<Table1Settings.Run, Table1Result>(store, run -> key(run, about), run -> run.network() + ", s = " + Table1Page.factor(run.s()),
			RsomTable1::summary).results(runs, trial, out);
	}

	private static String summary(final Table1Result result) {
		final Table1Row row = Table1Row.of(result, result);
		return String.format(Locale.ROOT, "Dice %.4f, Ra %.4f px, %.2f %% of columns without epidermis, %.0f s", row.dice(),
			row.ra(), row.missing(), result.seconds());
	}

	private static String key(final Table1Settings.Run run, final String about) {
		return run + ", " + about;
	}

	/** Trains for real. Phantoms are made when they are needed first. */
	private static final class Networks implements KeptRuns.Trial<Table1Settings.Run, Table1Result> {

		private static final double TRAINING = 0.9;

		private final Table1Settings settings;

		private PhantomSlices samples;

		private TestVolumes volumes;

		Networks(final Table1Settings settings) {
			this.settings = settings;
		}

		@Override
		public Table1Result run(final Table1Settings.Run run, final Progress progress) throws IOException {
			// Both networks' samples are the same.
			if (samples == null) samples = settings.unet().samples(progress.part(0, 0));
			if (volumes == null) volumes = new TestVolumes(settings.test(), progress.part(0, 0));
			final Path folder = Files.createTempDirectory("cutis-table1");
			try {
				final long start = System.nanoTime();
				final ModelBundle model = EpidermisTraining.train(folder.resolve("model"), run.recipe(), samples.again(),
					progress.part(0, TRAINING));
				final double seconds = (System.nanoTime() - start) / 1e9;
				return new Table1Result(run.network(), run.s(), seconds, volumes.score(model, progress.part(TRAINING, 1)));
			}
			finally {
				delete(folder);
			}
		}

		private static void delete(final Path folder) throws IOException {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path p : files.sorted(Comparator.reverseOrder()).toList())
					Files.delete(p);
			}
		}
	}
}
