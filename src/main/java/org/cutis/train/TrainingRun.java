package org.cutis.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.image.Table;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * A training from two folders to a model bundle, of one network or, in a
 * cross-validation, of one for each fold.
 *
 * <pre>{@code
 * TrainingRequest request = TrainingRequest.defaults("my-oct", images, labels, Modality.OCT);
 * TrainingResult result = new TrainingRun(request, folder).run(false, TrainingWatch.none(), progress);
 * ModelBundle model = result.model();
 * }</pre>
 */
public final class TrainingRun {

	/** Share of the progress before the first step, and up to the bundle. */
	private static final double CHECKED = 0.02, TRAINED = 0.98;

	private final TrainingRequest request;

	private final Path folder;

	/** Of the cross-validation; 1 for none. */
	private final int folds;

	/** @param folder of all files of this training; made if it is not there */
	public TrainingRun(final TrainingRequest request, final Path folder) {
		this.request = request;
		this.folder = folder.toAbsolutePath().normalize();
		folds = Math.max(1, request.folds());
	}

	/** Where the bundle will be. */
	public Path bundle() {
		return folder.resolve(request.name());
	}

	/** Whether the bundle is there. */
	public boolean isOver() {
		return Files.exists(bundle());
	}

	/**
	 * Checks everything, trains, and writes the bundle.
	 *
	 * @param resume whether to go on if a training with the same settings was begun in the folder
	 * @throws UserError if anything is wrong with the settings or the data; nothing was written then
	 * @throws CancellationException if the progress is cancelled; the epochs that are over can be gone on from
	 */
	public TrainingResult run(final boolean resume, final TrainingWatch watch, final Progress progress) throws IOException {
		checkFolder(resume);
		final Dataset data = scan(progress.part(0, CHECKED));
		final List<Split> splits = folds > 1 ? Splits.folds(data, folds, request.fit().seed()) : List.of(Splits.share(data,
			request.validationShare(), request.fit().seed()));
		splits.stream().flatMap(s -> s.notes(data).stream()).distinct().forEach(progress::log);
		final ImageCache images = new ImageCache(data);
		final TrainingRequest settled = request.settled(images);
		final List<TrainingPlan> plans = splits.stream().map(s -> TrainingPlan.of(settled, data, s)).toList();
		final RunSettings settings = RunSettings.of(request, data, plans);
		final boolean begun = Files.exists(folder.resolve(RunSettings.FILE));
		if (begun) settings.requireSame(folder);
		Files.createDirectories(folder);
		if (!begun) settings.write(folder);
		final Engine engine = Engines.get();
		progress.log("Training " + plans.get(0).network().architecture() + " on " + data.items().size() + " images with " + engine
			.report().engine() + ", " + plans.get(0).epochs() + " epochs of " + plans.get(0).stepsPerEpoch() + " steps.");
		try {
			return train(engine, images, splits, plans, settings, watch, progress);
		}
		catch (final CancellationException | UserError e) {
			if (!begun) withdraw();
			throw e;
		}
	}

	/** Before anything is read. */
	private void checkFolder(final boolean resume) {
		if (isOver()) throw new UserError("There is already a model in " + bundle() +
			". Choose another name or output folder.");
		if (!resume && Files.exists(folder.resolve(RunSettings.FILE))) throw new UserError("A training was begun in " + folder +
			" before. To go on with it choose resume; to begin anew choose another output folder, or delete this one.");
	}

	private Dataset scan(final Progress progress) {
		final ScanResult scan = DatasetScan.scan(request.data(), progress);
		scan.notes().forEach(progress::log);
		return scan.orThrow();
	}

	private TrainingResult train(final Engine engine, final ImageCache images, final List<Split> splits,
		final List<TrainingPlan> plans, final RunSettings settings, final TrainingWatch watch, final Progress progress)
		throws IOException
	{
		final Dataset data = images.data();
		final List<NetworkTraining.Result> results = new ArrayList<>();
		for (int f = 0; f < folds && (f == 0 || !watch.isStopped()); f++) {
			final Progress part = progress.part(CHECKED, TRAINED).part((double) f / folds, (f + 1.0) / folds);
			if (folds > 1) progress.log("Fold " + (f + 1) + " of " + folds + ":");
			watch.begin(files(f).folder(), f + 1, folds, plans.get(f).epochs());
			results.add(new NetworkTraining(plans.get(f), images, splits.get(f), files(f), watch, part).run(engine));
		}
		progress.update(TRAINED, "Writing the model");
		final int best = IntStream.range(0, results.size()).boxed().max(Comparator.comparingDouble(f -> order(results.get(f)
			.best().meanDice()))).orElseThrow();
		final List<ConfusionMatrix> validated = results.stream().flatMap(r -> r.validation().stream()).toList();
		final ModelBundle model = new TrainedBundle(request, data, plans.get(best), splits.get(best), results.get(best)).write(
			engine, images, files(best).best(results.get(best).best().epoch()), bundle(), folds == 1 ? ""
				: "fold " + (best + 1) + " of " + results.size() + ", the one with the best validation");
		for (int f = 0; f < results.size(); f++)
			files(f).deleteCheckpoints();
		final List<String> classes = data.classes().classes().stream().map(LabelClasses.LabelClass::name).toList();
		final Optional<ConfusionMatrix> all = validated.stream().reduce(ConfusionMatrix::plus);
		final Optional<Table> scores = validated.isEmpty() ? Optional.empty() : Optional.of(TrainingTables.scores(validated,
			classes));
		return new TrainingResult(model, settings, results.stream().map(NetworkTraining.Result::history).toList(), scores, all
			.map(m -> TrainingTables.confusion(m, classes)), all, classes, results.stream().anyMatch(
				NetworkTraining.Result::stopped));
	}

	/** Without validation none is better than the other. */
	private static double order(final double dice) {
		return Double.isNaN(dice) ? -1 : dice;
	}

	private RunFiles files(final int fold) {
		return new RunFiles(folds == 1 ? folder : folder.resolve("fold-" + (fold + 1)));
	}

	/** Takes back what was written if there is nothing to go on from. */
	private void withdraw() throws IOException {
		final List<RunFiles> all = IntStream.range(0, folds).mapToObj(this::files).toList();
		if (all.stream().anyMatch(f -> Files.exists(f.last()))) return;
		for (final RunFiles files : all) {
			files.deleteCheckpoints();
			if (folds > 1) Files.deleteIfExists(files.folder());
		}
		Files.deleteIfExists(folder.resolve(RunSettings.FILE));
	}
}
