package org.cutis.explain;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.Explainer;
import org.cutis.explain.ExplainedClass.Score;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.Decision;
import org.cutis.tile.ModelRun;
import org.cutis.tile.ValueRange;
import org.cutis.tile.Worker;

/**
 * Finds the images that maximise the classes of a model, by gradient ascent from noise, and what the network labels them as:
 * Fig. 4 of the OCT paper (Calderon-Delgado et al., High Resolution Human Skin Image Segmentation by means of Fully
 * Convolutional Neural Networks). All classes begin with the same noise.
 *
 * <pre>{@code
 * AscentOptions options = new AscentOptions(Explainer.Objective.LOGIT, 100, 0.02, 0, 1);
 * Explanation e = ModelExplainer.explain(new ExplainRequest(model, Device.AUTO, 0, 0, options), progress);
 * }</pre>
 */
public final class ModelExplainer implements AutoCloseable {

	/** Of a network that is closed after its last step. */
	private static final long CLOSING_MILLIS = 60_000;

	private static final int MOST_LABELS = 256;

	private final AscentOptions options;

	private final List<ModelClass> labels;

	private final Progress progress;

	private final Worker worker = new Worker("Cutis explaining");

	/** Only the worker touches it, once it is loaded. */
	private volatile Explainer network;

	private ModelExplainer(final AscentOptions options, final List<ModelClass> labels, final Progress progress) {
		this.options = options;
		this.labels = labels;
		this.progress = progress;
	}

	/**
	 * Does it.
	 *
	 * @throws UserError if the size is not one that the model takes, the model is not one that Cutis trained for slices,
	 *           or the device is not there
	 * @throws IOException if a file of the model cannot be read
	 * @throws CancellationException if the progress is cancelled; a step in work ends by itself
	 */
	public static Explanation explain(final ExplainRequest request, final Progress progress) throws IOException {
		final ModelBundle model = request.model();
		final ModelInfo info = model.info();
		ModelRun.check(info);
		if (info.labels().size() > MOST_LABELS) throw new UserError("Model " + info.name() + " tells " + info.labels().size() +
			" classes apart, but an 8-bit label image has room for " + MOST_LABELS + ". Choose another model.");
		final int height = ModelInput.of(info.axes().get(0), request.height(), "height", info.name());
		final int width = ModelInput.of(info.axes().get(1), request.width(), "width", info.name());
		final ValueRange[] ranges = ModelInput.ranges(model);
		progress.update(0, "Loading the network");
		final Engine engine = Engines.get();
		try (ModelExplainer explainer = new ModelExplainer(request.options(), info.labels(), progress)) {
			explainer.run(() -> explainer.network = engine.explain(model.savedModel(), info.network(), request.device()));
			final String device = explainer.network.device();
			progress.log("Explain Model runs on " + device + " (" + engine.report().engine() + ").");
			final float[] noise = noise(width * height * ranges.length, request.options().seed());
			final List<ExplainedClass> classes = new ArrayList<>();
			for (int c = 0; c < info.labels().size(); c++)
				classes.add(explainer.ascend(c, new Ascent(noise, width, height, ranges, info.normalization())));
			return new Explanation(classes, width, height, List.of(ranges), device, engine.report());
		}
	}

	/** Uniform over the whole range of values. */
	private static float[] noise(final int n, final long seed) {
		final Random random = new Random(seed);
		final float[] noise = new float[n];
		for (int i = 0; i < n; i++)
			noise[i] = random.nextFloat();
		return noise;
	}

	private ExplainedClass ascend(final int label, final Ascent image) {
		final String name = "\"" + labels.get(label).name() + "\" (" + (label + 1) + " of " + labels.size() + ")";
		final double each = 1.0 / labels.size();
		final Score start = score(label, image);
		for (int i = 0; i < options.steps(); i++) {
			progress.update((label + (double) i / options.steps()) * each, "Maximising " + name + ", step " + (i + 1) + " of " +
				options.steps());
			final FloatBuffer gradient = run(() -> network.gradient(image.input(), label, options.objective(), image.shape())
				.values());
			image.step(gradient, options.stepSize(), options.smoothing());
		}
		final Score end = score(label, image);
		final byte[] decided = decide(run(() -> network.predict(image.input(), image.shape())));
		int own = 0;
		for (final byte d : decided)
			if ((d & 0xff) == label) own++;
		return new ExplainedClass(labels.get(label), image.image(), decided, start, end, (double) own / decided.length);
	}

	private Score score(final int label, final Ascent image) {
		final double objective = run(() -> network.gradient(image.input(), label, options.objective(), image.shape())
			.value());
		return new Score(objective, mean(run(() -> network.predict(image.input(), image.shape())), label));
	}

	private double mean(final FloatBuffer probability, final int label) {
		double sum = 0;
		for (int i = label; i < probability.limit(); i += labels.size())
			sum += probability.get(i);
		return sum * labels.size() / probability.limit();
	}

	/** The most probable label of each pixel. */
	private byte[] decide(final FloatBuffer probability) {
		final float[] values = new float[probability.limit()];
		probability.get(0, values);
		final byte[] decided = new byte[values.length / labels.size()];
		final Decision decision = Decision.highest(labels.size());
		for (int i = 0; i < decided.length; i++)
			decided[i] = (byte) decision.label(values, i * labels.size());
		return decided;
	}

	/** Runs work beside, as a step of a large network takes longer than a user waits for a cancel. */
	private <T> T run(final Supplier<T> work) {
		final List<T> result = new ArrayList<>(1);
		Worker.await(worker.start(() -> result.add(work.get())), progress);
		return result.get(0);
	}

	/** The network is closed after its step; nobody who has cancelled waits for that. */
	@Override
	public void close() {
		worker.start(() -> {
			if (network != null) network.close();
		});
		worker.end(progress.isCancelled() ? 0 : CLOSING_MILLIS);
	}
}
