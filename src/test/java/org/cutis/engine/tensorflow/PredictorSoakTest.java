package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bytedeco.javacpp.Pointer;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Native memory stays flat, however often a network is run. Of what a leak
 * would keep in the runs that count, a fraction would fail the test.
 */
public class PredictorSoakTest {

	private static final Path STATM = Path.of("/proc/self/statm");

	private static final int PAGE = 4096;

	private static final double MB = 1 << 20;

	private static final int ROUNDS = 3;

	/** Input of 256 KB, output of 128 KB. */
	private static final int[] SHAPE = { 2, 128, 128, 2 };

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Engine engine = Engines.get();

	private final FloatBuffer images = Buffers.direct(SHAPE);

	private final FloatBuffer labels = Buffers.direct(2, 128, 128, 1);

	@Before
	public void linuxTells() {
		assumeTrue(Files.isReadable(STATM));
	}

	private Trainer trainer() {
		return engine.train(new NetworkSpec("unet", 2, 1, 2, 3, 0.1), new LossSpec(LossSpec.BCE_SMOOTHNESS, 1),
			new TrainerOptions(1, 1e-3, Device.CPU, false));
	}

	private SavedModel model() {
		try (Trainer trainer = trainer()) {
			return trainer.export(folder.getRoot().toPath().resolve("model"));
		}
	}

	private interface Work {

		void run() throws Exception;
	}

	/**
	 * Runs work n times after a warm-up. A leak grows each time, so a process that has grown once gets a second and third
	 * chance: parts of Java's heap that were reserved, but not touched until then, look the same.
	 *
	 * @param allowed MB by which the process may grow
	 */
	private static void soak(final int warmUp, final int n, final double allowed, final Work work) throws Exception {
		for (int i = 0; i < warmUp; i++)
			work.run();
		final StringBuilder grown = new StringBuilder();
		double[] before = settled();
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < n; i++)
				work.run();
			final double[] after = settled();
			assertTrue("JavaCPP holds " + before[1] + " MB, then " + after[1], after[1] - before[1] < 1);
			if (after[0] - before[0] < allowed) return;
			grown.append("the process has ").append(before[0]).append(" MB, then ").append(after[0]).append("; ");
			before = after;
		}
		fail(grown.toString());
	}

	/** Resident memory outside the Java heap's own share, and what JavaCPP's pointers hold, in MB. */
	private static double[] settled() throws IOException, InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(100);
		}
		final long resident = Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE;
		final long heap = Runtime.getRuntime().totalMemory();
		return new double[] { (resident - heap) / MB, Pointer.totalBytes() / MB };
	}

	@Test
	public void fiveHundredPredictions() throws Exception {
		try (Predictor predictor = engine.load(model(), Device.CPU)) {
			// A leak of the inputs alone would be 125 MB.
			soak(100, 500, 25, () -> predictor.predict(images, SHAPE));
		}
	}

	@Test
	public void sixtyTimesLoadedAndClosed() throws Exception {
		final SavedModel model = model();
		soak(15, 60, 25, () -> {
			try (Predictor predictor = engine.load(model, Device.CPU)) {
				predictor.predict(images, SHAPE);
			}
		});
	}

	@Test
	public void aHundredTrainingSteps() throws Exception {
		try (Trainer trainer = trainer()) {
			// A leak of images and labels would be 37 MB.
			soak(40, 100, 20, () -> trainer.step(images, labels, SHAPE));
		}
	}
}
