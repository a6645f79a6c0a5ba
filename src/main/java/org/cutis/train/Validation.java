package org.cutis.train;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.cutis.engine.Trainer;
import org.cutis.measure.ConfusionCounter;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;

/** Runs a network over the validation slices: every pixel once, in large patches, without dropout. */
final class Validation {

	/** What came out. @param loss mean over the samples @param matrix labels are the classes' indices in the dataset */
	record Result(double loss, ConfusionMatrix matrix) {}

	/** Extent of a patch at most: large enough for context, small enough for memory. */
	private static final int LARGEST = 512;

	/** Pixels in a batch, at least one patch. */
	private static final int BATCH_PIXELS = 4 * 256 * 256;

	/** Samples looked at for the one that is shown. */
	private static final int CANDIDATES = 32;

	private final Dataset data;

	private final TrainingPlan plan;

	private final List<Integer> items;

	private final SampleMaker maker;

	private Sample shown;

	private String shownName;

	/** @param items indices of the validation items; none for no validation */
	Validation(final ImageCache images, final TrainingPlan plan, final List<Integer> items) {
		data = images.data();
		this.plan = plan;
		this.items = items;
		maker = items.isEmpty() ? null : new SampleMaker(images, new GridPatches(data, items, new Extent(largest(true),
			largest(false))), Augmentation.NONE, plan.maps(), 0);
	}

	private int largest(final boolean width) {
		return Math.min(LARGEST, items.stream().map(data.items()::get).mapToInt(i -> width ? i.width() : i.height()).max()
			.getAsInt());
	}

	/** Whether there is nothing to validate on. */
	boolean isEmpty() {
		return items.isEmpty();
	}

	/** @throws java.util.concurrent.CancellationException if the progress is cancelled */
	Result run(final Trainer trainer, final Progress progress) {
		final ConfusionCounter counter = new ConfusionCounter(LongStream.range(0, data.classes().classes().size()).boxed()
			.toList(), OptionalLong.of(ValidationView.IGNORED));
		final Sample first = maker.sample(0);
		final int size = Math.max(1, BATCH_PIXELS / (first.width() * first.height()));
		double loss = 0;
		try (RunAhead samples = new RunAhead(maker::sample, 0, Math.min(maker.count(), 2 * size))) {
			for (int done = 0; done < maker.count(); done += size) {
				progress.update((double) done / maker.count(), "Validating");
				final int n = Math.min(size, maker.count() - done);
				final List<Sample> batch = IntStream.range(0, n).mapToObj(i -> samples.next()).toList();
				loss += n * evaluate(trainer, batch, counter);
			}
		}
		return new Result(loss / maker.count(), counter.matrix());
	}

	/** Adds a batch's pixels to the counter. @return its loss */
	private double evaluate(final Trainer trainer, final List<Sample> batch, final ConfusionCounter counter) {
		final SampleBatch b = SampleBatch.of(batch);
		final double loss = trainer.evaluate(b.images(), b.labels(), b.shape());
		final FloatBuffer out = trainer.predict(b.images(), b.shape());
		for (final Sample s : batch) {
			final float[] probability = new float[s.labels().length];
			out.get(probability);
			count(view("", s, probability), counter);
		}
		return loss;
	}

	private void count(final ValidationView view, final ConfusionCounter counter) {
		final int[] truth = view.truth(), prediction = view.prediction();
		for (int i = 0; i < truth.length; i++)
			counter.add(index(truth[i]), index(prediction[i]));
	}

	/** With a single map the class that has none is the first. */
	private long index(final int mapped) {
		return plan.maps() == LabelMaps.ONE_FOR_EACH || mapped == ValidationView.IGNORED ? mapped
			: mapped == ValidationView.NONE ? 0 : 1;
	}

	/** The sample that shows most classes, with what the network makes of it now; empty without validation. */
	Optional<ValidationView> view(final Trainer trainer) {
		if (isEmpty()) return Optional.empty();
		if (shown == null) choose();
		final SampleBatch b = SampleBatch.of(List.of(shown));
		final float[] probability = new float[shown.labels().length];
		trainer.predict(b.images(), b.shape()).get(probability);
		return Optional.of(view(shownName, shown, probability));
	}

	private ValidationView view(final String name, final Sample sample, final float[] probability) {
		final List<ModelClass> all = data.classes().modelClasses();
		return new ValidationView(name, sample, probability, plan.maps() == LabelMaps.ONE_FOR_EACH ? all : all.subList(1, 2));
	}

	private void choose() {
		long most = -1;
		for (int i = 0; i < Math.min(maker.count(), CANDIDATES); i++) {
			final int n = (int) ((long) i * maker.count() / Math.min(maker.count(), CANDIDATES));
			final Sample sample = maker.sample(n);
			final long classes = IntStream.of(view("", sample, new float[sample.labels().length]).truth()).distinct().count();
			if (classes <= most) continue;
			most = classes;
			shown = sample;
			shownName = data.items().get(maker.place(n).item()).files().name();
		}
	}
}
