package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Training that is saved, stopped and gone on with; and the loss without a step. */
public class ResumeTest {

	private static final int[] SHAPE = { 2, 16, 24, 1 };

	private static final int CLASSES = 2;

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final FloatBuffer images = Buffers.direct(SHAPE);

	private final FloatBuffer labels = Buffers.direct(2, 16, 24, CLASSES);

	@Before
	public void fill() {
		final Random random = new Random(5);
		for (int i = 0; i < images.capacity(); i++) {
			final int k = random.nextInt(3);
			images.put(i, k + random.nextFloat());
			for (int c = 0; c < CLASSES; c++)
				labels.put(i * CLASSES + c, k == 2 ? -1 : k == c ? 1 : 0); // a third is ignored
		}
	}

	/** With dropout and batch norm. */
	private static Trainer trainer(final long seed, final double dropout) {
		return Engines.get().train(new NetworkSpec("unet", 1, CLASSES, 3, 3, dropout), LossSpec.twoSidedDice(),
			new TrainerOptions(seed, 1e-2, Device.CPU, false));
	}

	private void steps(final Trainer trainer, final int n) {
		for (int i = 0; i < n; i++)
			trainer.step(images, labels, SHAPE);
	}

	private Path file(final String name) {
		return folder.getRoot().toPath().resolve(name);
	}

	/** Whether two checkpoints hold the same weights, statistics, moving averages and numbers, to the bit. */
	private static boolean same(final Path a, final Path b) throws IOException {
		return Files.mismatch(a, b) == -1;
	}

	@Test
	public void goesOnToTheBitAsIfItHadNotBeenStopped() throws IOException {
		final double whole;
		try (Trainer trainer = trainer(3, 0.4)) {
			steps(trainer, 3);
			trainer.learningRate(3e-3);
			trainer.lossWeight(1e-3);
			trainer.save(file("middle"));
			steps(trainer, 3);
			trainer.save(file("unbroken"));
			whole = trainer.step(images, labels, SHAPE);
		}
		try (Trainer trainer = trainer(99, 0.4)) { // other weights, other dropout, until they are restored
			trainer.restore(file("middle"));
			assertEquals(3, trainer.steps());
			trainer.save(file("again"));
			assertTrue(same(file("middle"), file("again")));
			steps(trainer, 3);
			trainer.save(file("resumed"));
			assertTrue(same(file("unbroken"), file("resumed")));
			assertEquals(whole, trainer.step(images, labels, SHAPE), 0);
			trainer.save(file("later"));
			assertTrue(!same(file("unbroken"), file("later")));
		}
	}

	@Test
	public void aFailedRestoreChangesNothing() throws IOException {
		try (Trainer trainer = trainer(3, 0)) {
			steps(trainer, 2);
			trainer.save(file("before"));
			final byte[] bytes = Files.readAllBytes(file("before"));
			bytes[bytes.length / 2] ^= 1;
			Files.write(file("damaged"), bytes);
			final UserError e = assertThrows(UserError.class, () -> trainer.restore(file("damaged")));
			assertTrue(e.getMessage(), e.getMessage().startsWith(file("damaged") + " is damaged"));
			trainer.save(file("after"));
			assertTrue(same(file("before"), file("after")));
		}
		try (Trainer other = trainer(3, 0.2)) {
			final UserError e = assertThrows(UserError.class, () -> other.restore(file("before")));
			assertTrue(e.getMessage(), e.getMessage().startsWith("The checkpoint " + file("before") +
				" is of the network [architecture=unet, "));
		}
	}

	@Test
	public void savingReplacesTheOldFileAndLeavesNothingBehind() throws IOException {
		final Trainer closed;
		try (Trainer trainer = trainer(3, 0)) {
			closed = trainer;
			trainer.save(file("run"));
			final byte[] first = Files.readAllBytes(file("run"));
			steps(trainer, 1);
			trainer.save(file("run"));
			assertNotEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(file("run"))));
			assertThrows(IOException.class, () -> trainer.save(file("no such folder").resolve("run")));
			assertEquals(1, folder.getRoot().list().length);
		}
		assertThrows(IllegalStateException.class, () -> closed.save(file("run")));
		assertThrows(IllegalStateException.class, () -> closed.restore(file("run")));
	}

	@Test
	public void evaluateIsTheLossOfWhatPredictGives() throws IOException {
		try (Trainer trainer = trainer(3, 0.4)) {
			steps(trainer, 5);
			trainer.lossWeight(0.01);
			trainer.save(file("before"));
			final double loss = trainer.evaluate(images, labels, SHAPE);
			final FloatBuffer p = trainer.predict(images, SHAPE);
			final double[] logits = new double[p.remaining()];
			for (int i = 0; i < logits.length; i++)
				logits[i] = Math.log(p.get(i)); // softmax of ln p is p
			final float[] y = new float[labels.capacity()];
			labels.duplicate().get(y);
			final int[] shape = { 2, 16, 24, CLASSES };
			assertEquals(NaiveLosses.total(new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0.01), new double[] { 1 },
				new LossRun.Image(y, shape), java.util.List.of(logits), java.util.List.of(shape)), loss, 1e-5);
			// No step, no dropout, no statistics
			assertEquals(loss, trainer.evaluate(images, labels, SHAPE), 0);
			trainer.save(file("after"));
			assertTrue(same(file("before"), file("after")));
			assertNotEquals(loss, trainer.step(images, labels, SHAPE), 1e-6);
		}
	}

	@Test
	public void aBatchWithoutLabelsLeavesAFreshNetworkAsItIs() {
		for (int i = 0; i < labels.capacity(); i++)
			labels.put(i, -1);
		try (Trainer trainer = trainer(3, 0)) {
			assertEquals(0, trainer.evaluate(images, labels, SHAPE), 0);
			assertEquals(0, trainer.step(images, labels, SHAPE), 0);
		}
	}
}
