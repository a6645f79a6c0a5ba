package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;

/** What is wrong is told in words before native code sees it. */
public class BadInputTest {

	private static final NetworkSpec NETWORK = new NetworkSpec("unet", 2, 1, 2, 3, 0.1);

	private static final LossSpec LOSS = new LossSpec(LossSpec.BCE_SMOOTHNESS, 1);

	private static final TrainerOptions OPTIONS = new TrainerOptions(1, 1e-3, Device.CPU, false);

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Engine engine = Engines.get();

	private final FloatBuffer images = Buffers.direct(1, 8, 12, 2);

	private final FloatBuffer labels = Buffers.direct(1, 8, 12, 1);

	private Path path;

	@Before
	public void findFolder() {
		path = folder.getRoot().toPath();
	}

	private SavedModel model() {
		try (Trainer trainer = engine.train(NETWORK, LOSS, OPTIONS)) {
			return trainer.export(path.resolve("model"));
		}
	}

	private static void illegal(final String sentence, final ThrowingRunnable work) {
		assertEquals(sentence, assertThrows(IllegalArgumentException.class, work).getMessage());
	}

	@Test
	public void aGpuThatIsNotThere() {
		assumeFalse(engine.report().devices().contains("GPU:0"));
		final Device gpu = Device.parse("gpu");
		final String sentence = "device is gpu:0, but TensorFlow lists only CPU:0 on this machine. Choose auto or cpu.";
		final SavedModel model = model();
		assertEquals(sentence, assertThrows(UserError.class, () -> engine.load(model, gpu)).getMessage());
		assertEquals(sentence, assertThrows(UserError.class, () -> engine.train(NETWORK, LOSS, new TrainerOptions(1, 1e-3,
			gpu, false))).getMessage());
	}

	@Test
	public void theDeviceOutOfALongerList() {
		final List<String> two = List.of("CPU:0", "GPU:0", "GPU:1");
		assertEquals("GPU:0", Devices.choose(Device.AUTO, two));
		assertEquals("CPU:0", Devices.choose(Device.CPU, two));
		assertEquals("GPU:1", Devices.choose(Device.parse("gpu:1"), two));
		assertEquals("CPU:0", Devices.choose(Device.AUTO, List.of("CPU:0")));
		assertThrows(UserError.class, () -> Devices.choose(Device.parse("gpu:2"), two));
		assertEquals("a session on the CPU does not see the GPUs", 0, SessionConfig.of("CPU:0", false).getDeviceCountOrThrow(
			"GPU"));
		assertEquals(0, SessionConfig.of("GPU:0", false).getDeviceCountCount());
	}

	@Test
	public void bf16OnAProcessorWithoutIt() {
		final EngineReport old = new EngineReport("TensorFlow", List.of("CPU:0"), "", List.of("AVX2"), false);
		final TrainerOptions bf16 = new TrainerOptions(1, 1e-3, Device.CPU, true);
		assertEquals("Mixed precision (bf16) was asked for, but this processor does not compute in bfloat16. Switch it off.",
			assertThrows(UserError.class, () -> TensorFlowEngine.check(bf16, old)).getMessage());
		TensorFlowEngine.check(OPTIONS, old);
	}

	@Test
	public void networksAndLossesThatThereAreNot() {
		for (final NetworkSpec bad : List.of(new NetworkSpec("vnet", 2, 1, 2, 3, 0), new NetworkSpec("unet", 0, 1, 2, 3, 0),
			new NetworkSpec("unet", 2, 0, 2, 3, 0), new NetworkSpec("unet", 2, 1, 0, 3, 0), new NetworkSpec("unet", 2, 1, 2, 0,
				0), new NetworkSpec("unet", 2, 1, 2, 99, 0), new NetworkSpec("unet", 2, 1, 2, 3, 1), new NetworkSpec("unet", 2, 1,
					2, 3, Double.NaN), new NetworkSpec("unet", 2, 1, 2, 3, 0, 2)))
			assertThrows(bad.toString(), UserError.class, () -> engine.train(bad, LOSS, OPTIONS));
		illegal("No loss is called nonsense", () -> engine.train(NETWORK, new LossSpec("nonsense", 1), OPTIONS));
	}

	@Test
	public void modelsThatDoNotLoad() throws Exception {
		final SavedModel good = model();
		final byte[] graph = Files.readAllBytes(good.folder().resolve("saved_model.pb"));
		notLoaded("it has no file saved_model.pb", path.resolve("nowhere"));
		final Path bad = Files.createDirectory(path.resolve("bad"));
		notLoaded("it has no file saved_model.pb", bad);
		for (final byte[] content : new byte[][] { new byte[0], "hello".getBytes(), Arrays.copyOf(graph, graph.length / 2) }) {
			Files.write(bad.resolve("saved_model.pb"), content);
			notLoaded("", bad);
		}
		final String head = "The network in " + good.folder() + " has the ", tail =
			", but the model's description names x. Get the model again.";
		assertEquals(head + "input image" + tail, assertThrows(UserError.class, () -> engine.load(new SavedModel(good.folder(),
			"x", good.output()), Device.CPU)).getMessage());
		assertEquals(head + "output probability" + tail, assertThrows(UserError.class, () -> engine.load(new SavedModel(good
			.folder(), good.input(), "x"), Device.CPU)).getMessage());
	}

	/** DJL would load the class it names from the model's own folder. */
	@Test
	public void modelsThatBringPrograms() throws Exception {
		final SavedModel model = model();
		final Path properties = Files.writeString(model.folder().resolve("serving.properties"), "option.blockFactory=x.Y\n");
		final UserError e = assertThrows(UserError.class, () -> engine.load(model, Device.CPU));
		assertTrue(e.getMessage(), e.getMessage().contains("\"serving.properties\" lies in its folder"));
		Files.delete(properties);
		Files.createDirectory(model.folder().resolve("libs"));
		assertThrows(UserError.class, () -> engine.load(model, Device.CPU));
	}

	private void notLoaded(final String why, final Path where) {
		final UserError e = assertThrows(UserError.class, () -> engine.load(new SavedModel(where, "image", "probability"),
			Device.CPU));
		assertTrue(e.getMessage(), e.getMessage().startsWith("The network in " + where + " cannot be loaded (" + why));
		assertTrue(e.getMessage(), e.getMessage().endsWith("Install the model again."));
	}

	@Test
	public void batchesThatDoNotFit() {
		try (Trainer trainer = engine.train(NETWORK, LOSS, OPTIONS);
				Predictor predictor = engine.load(trainer.export(path.resolve("m")), Device.CPU))
		{
			final FloatBuffer three = Buffers.direct(1, 8, 12, 3);
			final String channels = "The network takes images of 2 channels, but the batch has 3";
			illegal(channels, () -> predictor.predict(three, 1, 8, 12, 3));
			illegal(channels, () -> trainer.predict(three, 1, 8, 12, 3));
			illegal(channels, () -> trainer.step(three, labels, 1, 8, 12, 3));
			final String small = "A batch of the shape [2, 8, 12, 2] has 384 values, but the buffer holds 192";
			illegal(small, () -> predictor.predict(images, 2, 8, 12, 2));
			illegal(small, () -> trainer.step(images, labels, 2, 8, 12, 2));
			illegal("A batch of the shape [1, 8, 12, 1] has 96 values, but the buffer holds 32", () -> trainer.step(images,
				Buffers.direct(1, 8, 4, 1), 1, 8, 12, 2));
			illegal("A batch has the shape batch, height, width, channels, all at least 1, but is [8, 12, 2]", () -> predictor
				.predict(images, 8, 12, 2));
			illegal("A batch has the shape batch, height, width, channels, all at least 1, but is [0, 8, 12, 2]",
				() -> predictor.predict(images, 0, 8, 12, 2));
			illegal("The buffer must be direct and in native byte order", () -> predictor.predict(FloatBuffer.allocate(192), 1,
				8, 12, 2));
			illegal("The buffer must be direct and in native byte order", () -> predictor.predict(ByteBuffer.allocateDirect(
				4 * 192).asFloatBuffer(), 1, 8, 12, 2));
			// After all that they still work.
			assertEquals(96, predictor.predict(images, 1, 8, 12, 2).remaining());
			assertEquals("odd sizes", 49, predictor.predict(images, 1, 7, 7, 2).remaining());
			assertTrue(Double.isFinite(trainer.step(images, labels, 1, 8, 12, 2)));
		}
	}

	@Test
	public void whatIsClosedStaysClosed() {
		final Trainer trainer = engine.train(NETWORK, LOSS, OPTIONS);
		final Predictor predictor = engine.load(trainer.export(path.resolve("m")), Device.CPU);
		predictor.close();
		predictor.close();
		trainer.close();
		trainer.close();
		closed(() -> predictor.predict(images, 1, 8, 12, 2));
		closed(() -> trainer.predict(images, 1, 8, 12, 2));
		closed(() -> trainer.step(images, labels, 1, 8, 12, 2));
		closed(() -> trainer.export(path.resolve("m2")));
	}

	private static void closed(final ThrowingRunnable work) {
		final IllegalStateException e = assertThrows(IllegalStateException.class, work);
		assertTrue(e.getMessage(), e.getMessage().endsWith(" is closed"));
	}

	@Test
	public void anExportDoesNotOverwrite() throws Exception {
		final File taken = folder.newFolder("taken");
		final File file = new File(taken, "saved_model.pb");
		Files.writeString(file.toPath(), "mine");
		try (Trainer trainer = engine.train(NETWORK, LOSS, OPTIONS)) {
			assertThrows(UncheckedIOException.class, () -> trainer.export(taken.toPath()));
		}
		assertEquals("mine", Files.readString(file.toPath()));
	}
}
