package org.cutis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.cutis.engine.Buffers;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.engine.tensorflow.BareTraining;
import org.cutis.model.Modality;
import org.cutis.task.Progress;
import org.cutis.train.Augmentation;
import org.cutis.train.Dataset;
import org.cutis.train.DatasetScan;
import org.cutis.train.ImageCache;
import org.cutis.train.RandomPatches;
import org.cutis.train.RunAhead;
import org.cutis.train.Sample;
import org.cutis.train.SampleMaker;
import org.cutis.train.Sampler;
import org.cutis.train.SlidingWindows;
import org.cutis.train.Splits;
import org.cutis.train.TrainingLoop;
import org.cutis.train.TrainingPlan;
import org.cutis.train.TrainingRequest;
import org.cutis.train.Waiting;

import com.sun.management.OperatingSystemMXBean;

/**
 * Training as Train Model does it with its defaults (files, cache, places,
 * augmentation, samples made ahead, loop, trainer), in turns with bare
 * TensorFlow sessions that step the same graph on the same tensors again and
 * again ({@link BareTraining}), in one process.
 */
final class TrainBench {

	private static final int ROUNDS = 5, LEAST_ROUNDS = 3;

	/** Time in s after which no further round begins. */
	private static final double LIMIT = 130;

	/** Steps before the clock starts, so that samples are ready, and more that are never done, so that they are made up to its end. */
	private static final int BEFORE = 3, AFTER = 7;

	/** What a measurement should take, and the steps that it has at least and at most. */
	private static final double SECONDS = 3;

	private static final int LEAST = 3, MOST = 40;

	private static final int BATCHES = 2;

	/** @param ratio of images per second, the trainer's by the bare session's */
	private record Result(double ratio, double waitShare, double bf16) {}

	/** Time on the clock, and that of all processors in this process, in s. The latter tells more on a busy machine. */
	private record Time(double clock, double processors) {

		static Time now() {
			return new Time(System.nanoTime() / 1e9, ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
				.getProcessCpuTime() / 1e9);
		}

		Time since(final Time start) {
			return new Time(clock - start.clock, processors - start.processors);
		}
	}

	private TrainBench() {}

	static void run(final Figures figures) throws Exception {
		final Path folder = Files.createTempDirectory("cutis-bench");
		try {
			final Result rsom = measure(figures, Modality.RSOM, new TrainFolders(folder.resolve("rsom")).rsom());
			final Result rcm = measure(figures, Modality.RCM, new TrainFolders(folder.resolve("rcm")).mosaics());
			figures.add("over_bare_session", Math.min(rsom.ratio, rcm.ratio), "x, the smaller of the two");
			figures.add("wait_share", Math.max(rsom.waitShare, rcm.waitShare), "of the time, the larger of the two");
			if (hasBf16()) figures.add("bf16_over_fp32", Math.min(rsom.bf16, rcm.bf16), "x, the smaller of the two");
			else System.out.println("This processor does not compute in bfloat16, so there is no train.bf16_over_fp32.");
		}
		finally {
			delete(folder);
		}
	}

	private static boolean hasBf16() {
		return Engines.get().report().bf16();
	}

	private static Result measure(final Figures figures, final Modality modality, final TrainFolders folders) {
		final TrainingRequest request = TrainingRequest.defaults("bench", folders.images(), folders.labels(), modality);
		final Dataset data = DatasetScan.scan(request.data(), Progress.none()).orThrow();
		final TrainingPlan plan = TrainingPlan.of(request, data, Splits.share(data, 0, 1));
		final List<Integer> items = Splits.share(data, 0, 1).training();
		final Sampler sampler = modality == Modality.RCM ? new SlidingWindows(data, items, plan.patch()) : new RandomPatches(
			data, items, plan.patch());
		final SampleMaker maker = new SampleMaker(new ImageCache(data), sampler, Augmentation.of(plan.augmentationName()),
			plan.maps(), 1);
		final TrainerOptions o = plan.options();
		try (Trainer trainer = Engines.get().train(plan.network(), plan.loss(), o);
				BareTraining bare = bare(plan, o, maker);
				BareTraining half = hasBf16() ? bare(plan, new TrainerOptions(o.seed(), o.learningRate(), o.device(), true), maker)
					: null)
		{
			return measure(figures, modality.name().toLowerCase(Locale.ROOT) + "_", plan, maker, trainer, bare, half);
		}
	}

	private static BareTraining bare(final TrainingPlan plan, final TrainerOptions options, final SampleMaker maker) {
		final BareTraining bare = new BareTraining(plan.network(), new LossSpec(plan.loss().name(), plan.schedule().lossWeight(
			0), plan.loss().classWeights()), options);
		final int n = plan.schedule().batch();
		for (int b = 0; b < BATCHES; b++) {
			final Sample first = maker.sample(0);
			final FloatBuffer images = Buffers.direct(n, first.image().length), labels = Buffers.direct(n, first.labels().length);
			for (int i = 0; i < n; i++) {
				final Sample s = maker.sample(b * n + i);
				images.put(s.image());
				labels.put(s.labels());
			}
			bare.add(images.rewind(), labels.rewind(), n, first.height(), first.width(), first.channels());
		}
		return bare;
	}

	private static Result measure(final Figures figures, final String name, final TrainingPlan plan,
		final SampleMaker maker, final Trainer trainer, final BareTraining bare, final BareTraining half)
	{
		time(bare, 2);
		final int steps = (int) Math.max(LEAST, Math.min(MOST, Math.round(SECONDS / time(bare, 1).clock)));
		final List<Time> session = new ArrayList<>(), whole = new ArrayList<>(), bf16 = new ArrayList<>();
		final List<Double> waits = new ArrayList<>();
		final Waiting waiting = new Waiting();
		final long start = System.nanoTime();
		// The first round warms all up and does not count. On a busy machine there are fewer.
		for (int i = -1; i < ROUNDS && (i < LEAST_ROUNDS || System.nanoTime() - start < LIMIT * 1e9); i++) {
			final Time b = time(bare, steps);
			final Time w = time(trainer, maker, plan, steps, waiting);
			final Time h = half == null ? null : time(half, steps);
			if (i < 0) continue;
			session.add(b);
			whole.add(w);
			waits.add(waiting.share());
			if (h != null) bf16.add(h);
		}
		final int images = steps * plan.schedule().batch();
		final Result result = new Result(ratio(session, whole, Time::clock), median(waits), half == null ? Double.NaN : ratio(
			session, bf16, Time::clock));
		figures.add(name + "speed", images / median(whole.stream().map(Time::clock).toList()), "images/s");
		figures.add(name + "bare_session", images / median(session.stream().map(Time::clock).toList()), "images/s");
		figures.add(name + "over_bare_session", result.ratio, "x");
		figures.add(name + "processor_time_over_bare_session", 1 / ratio(session, whole, Time::processors), "x");
		figures.add(name + "wait_share", result.waitShare, "of the time");
		if (half != null) figures.add(name + "bf16_over_fp32", result.bf16, "x");
		return result;
	}

	private static Time time(final BareTraining bare, final int steps) {
		final Time start = Time.now();
		for (int i = 0; i < steps; i++)
			bare.step();
		return Time.now().since(start);
	}

	/** @param waiting of these steps afterwards */
	private static Time time(final Trainer trainer, final SampleMaker maker, final TrainingPlan plan, final int steps,
		final Waiting waiting)
	{
		final Time[] marks = new Time[2];
		final int batch = plan.schedule().batch();
		try (RunAhead samples = new RunAhead(maker::sample, (long) trainer.steps() * batch, 2 * batch)) {
			TrainingLoop.run(trainer, samples, plan.schedule(), 0, BEFORE + steps + AFTER, Progress.none(), (step, loss) -> {
				if (step == BEFORE) {
					waiting.restart();
					marks[0] = Time.now();
				}
				if (step < BEFORE + steps) return true;
				marks[1] = Time.now();
				return false;
			}, waiting);
		}
		return marks[1].since(marks[0]);
	}

	/** Median of a[i] / b[i]: what was measured one after the other is compared. */
	private static double ratio(final List<Time> a, final List<Time> b, final ToDoubleFunction<Time> of) {
		return median(IntStream.range(0, a.size()).mapToObj(i -> of.applyAsDouble(a.get(i)) / of.applyAsDouble(b.get(i)))
			.toList());
	}

	private static double median(final List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
