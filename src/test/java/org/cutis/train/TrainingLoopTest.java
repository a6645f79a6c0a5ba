package org.cutis.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

/** The loop with a trainer that writes down what it is told. */
public class TrainingLoopTest {

	private static final int H = 3, W = 2, CHANNELS = 2;

	/** Its loss is the first value of the batch. */
	private static class Recorder implements Trainer {

		final List<String> calls = new ArrayList<>();

		final List<float[]> images = new ArrayList<>();

		final List<float[]> labels = new ArrayList<>();

		final List<FloatBuffer> buffers = new ArrayList<>();

		@Override
		public double step(final FloatBuffer image, final FloatBuffer label, final int... shape) {
			calls.add("step " + Arrays.toString(shape));
			images.add(copy(image));
			labels.add(copy(label));
			if (buffers.stream().noneMatch(b -> b == image)) buffers.add(image);
			return image.get(0);
		}

		private static float[] copy(final FloatBuffer buffer) {
			final float[] values = new float[buffer.remaining()];
			buffer.duplicate().get(values);
			return values;
		}

		@Override
		public void learningRate(final double rate) {
			calls.add("rate " + rate);
		}

		@Override
		public void lossWeight(final double weight) {
			calls.add("weight " + weight);
		}

		@Override
		public double evaluate(final FloatBuffer image, final FloatBuffer label, final int... shape) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int steps() {
			return images.size();
		}

		@Override
		public void save(final java.nio.file.Path file) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void restore(final java.nio.file.Path file) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FloatBuffer predict(final FloatBuffer image, final int... shape) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long parameters() {
			return 0;
		}

		@Override
		public SavedModel export(final Path folder) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {}
	}

	/** Sample n has n everywhere in the image and n % 2 in the labels. */
	private static final class Counting implements SampleSource {

		volatile int drawn;

		@Override
		public Sample next() {
			final float[] image = new float[H * W * CHANNELS];
			final float[] labels = new float[H * W];
			Arrays.fill(image, drawn);
			Arrays.fill(labels, drawn % 2);
			drawn++;
			return new Sample(H, W, image, labels);
		}
	}

	private static Schedule schedule(final int steps, final int batch) {
		return new Schedule(steps, batch, 1e-3, 10, 1, 3);
	}

	@Test
	public void eachStepHasItsRateWeightAndBatch() {
		final Recorder trainer = new Recorder();
		final Counting source = new Counting();
		final List<String> told = new ArrayList<>();
		final Schedule s = schedule(5, 3);
		TrainingLoop.run(trainer, source, s, Progress.none(), (loss, step) -> told.add(step + ": " + loss));
		final List<String> calls = new ArrayList<>();
		for (int i = 0; i < 5; i++)
			calls.addAll(List.of("rate " + s.learningRate(i), "weight " + List.of(0.0, 0.0, 5.0, 10.0, 10.0).get(i),
				"step [3, 3, 2, 2]"));
		assertEquals(calls, trainer.calls);
		assertEquals(List.of("1: 0.0", "2: 3.0", "3: 6.0", "4: 9.0", "5: 12.0"), told);
		for (int i = 0; i < 5; i++) {
			final float[] image = new float[3 * H * W * CHANNELS];
			final float[] labels = new float[3 * H * W];
			for (int n = 0; n < 3; n++) {
				Arrays.fill(image, n * H * W * CHANNELS, (n + 1) * H * W * CHANNELS, 3 * i + n);
				Arrays.fill(labels, n * H * W, (n + 1) * H * W, (3 * i + n) % 2);
			}
			assertArrayEquals(image, trainer.images.get(i), 0);
			assertArrayEquals(labels, trainer.labels.get(i), 0);
		}
		assertEquals("no sample more than is needed", 15, source.drawn);
	}

	@Test
	public void buffersAreUsedAgain() {
		final Recorder trainer = new Recorder();
		final int[] made = new int[1];
		TrainingLoop.run(trainer, new Counting(), schedule(200, 2), Progress.none(), (loss, step) -> made[0]++);
		assertEquals(200, made[0]);
		assertTrue(trainer.buffers.size() + " buffers", trainer.buffers.size() <= 7);
		assertEquals(398, trainer.images.get(199)[0], 0);
	}

	@Test
	public void whatTheSourceThrowsSurfacesAfterTheGoodBatches() {
		final Recorder trainer = new Recorder();
		final RuntimeException broken = new UserError("The file x.tif cannot be read.");
		final Counting source = new Counting();
		assertSame(broken, assertThrows(RuntimeException.class, () -> TrainingLoop.run(trainer, () -> {
			if (source.drawn == 7) throw broken;
			return source.next();
		}, schedule(9, 2), Progress.none(), (loss, step) -> {})));
		assertEquals(3, trainer.images.size());
		final Error full = new OutOfMemoryError("test");
		assertSame(full, assertThrows(Error.class, () -> TrainingLoop.run(trainer, () -> {
			throw full;
		}, schedule(9, 2), Progress.none(), (loss, step) -> {})));
	}

	@Test
	public void samplesOfDifferentSizesAreNotMixed() {
		final int[] n = new int[1];
		final Exception e = assertThrows(IllegalArgumentException.class, () -> TrainingLoop.run(new Recorder(), () -> {
			final int height = ++n[0];
			return new Sample(height, W, new float[height * W], new float[height * W]);
		}, schedule(1, 2), Progress.none(), (loss, step) -> {}));
		assertEquals("Samples of one batch differ in size: 1 x 2 and 2 x 2 pixels", e.getMessage());
	}

	@Test
	public void aLossThatIsNoNumberStopsWithASentence() {
		final Recorder trainer = new Recorder();
		final List<Integer> told = new ArrayList<>();
		final int[] n = new int[1];
		final UserError e = assertThrows(UserError.class, () -> TrainingLoop.run(trainer, () -> new Sample(1, 1,
			new float[] { n[0]++ == 4 ? Float.NaN : 1 }, new float[1]), schedule(9, 2), Progress.none(), (loss,
				step) -> told.add(step)));
		assertEquals("The loss became NaN at step 3. Train again with a smaller learning rate or a smaller loss weight.", e
			.getMessage());
		assertEquals(List.of(1, 2), told);
	}

	/** Cancelled when told so. */
	private static final class Switch implements Progress {

		final AtomicBoolean cancelled = new AtomicBoolean();

		@Override
		public void show(final double done, final String message) {}

		@Override
		public void log(final String message) {}

		@Override
		public boolean isCancelled() {
			return cancelled.get();
		}
	}

	@Test
	public void cancelStopsBeforeTheNextStepAndEndsTheFeeder() throws InterruptedException {
		final Recorder trainer = new Recorder();
		final Switch progress = new Switch();
		final Thread[] feeder = new Thread[1];
		final Counting source = new Counting();
		assertThrows(CancellationException.class, () -> TrainingLoop.run(trainer, () -> {
			feeder[0] = Thread.currentThread();
			return source.next();
		}, schedule(1000, 2), progress, (loss, step) -> progress.cancelled.set(step == 3)));
		assertEquals(3, trainer.images.size());
		feeder[0].join(5000);
		assertFalse(feeder[0].isAlive());
	}

	@Test(timeout = 10_000)
	public void cancelWorksWhileASampleIsAwaited() {
		final Switch progress = new Switch();
		final CountDownLatch never = new CountDownLatch(1);
		assertThrows(CancellationException.class, () -> TrainingLoop.run(new Recorder(), () -> {
			progress.cancelled.set(true);
			try {
				never.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return new Counting().next();
		}, schedule(5, 1), progress, (loss, step) -> {}));
	}

	@Test
	public void aSampleWhoseArraysDoNotFitItsSizeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Sample(2, 2, new float[5], new float[4]));
		assertThrows(IllegalArgumentException.class, () -> new Sample(2, 2, new float[4], new float[3]));
		assertThrows(IllegalArgumentException.class, () -> new Sample(0, 2, new float[4], new float[4]));
		assertThrows(IllegalArgumentException.class, () -> new Sample(2, 2, new float[8], new float[0]));
		assertEquals(2, new Sample(2, 2, new float[8], new float[4]).channels());
	}
}
