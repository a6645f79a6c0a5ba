package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Explainer;
import org.cutis.engine.Explainer.Objective;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an explainer refuses: wrong calls, other networks, damaged files. */
public class ExplainerInputTest {

	private static final NetworkSpec SPEC = new NetworkSpec("unet", 2, 3, 3, 2, 0);

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SavedModel model;

	@Before
	public void export() {
		try (Trainer trainer = Engines.get().train(SPEC, LossSpec.dice(), new TrainerOptions(7, 3e-3, Device.CPU, false))) {
			model = trainer.export(folder.getRoot().toPath().resolve("saved"));
		}
	}

	@Test
	public void wrongCalls() {
		final FloatBuffer image = Buffers.direct(1, 6, 8, 2);
		final Explainer explainer = Engines.get().explain(model, SPEC, Device.CPU);
		assertThrows(IllegalArgumentException.class, () -> explainer.gradient(image, 3, Objective.LOGIT, 1, 6, 8, 2));
		assertThrows(IllegalArgumentException.class, () -> explainer.gradient(image, -1, Objective.LOGIT, 1, 6, 8, 2));
		assertThrows(IllegalArgumentException.class, () -> explainer.gradient(image, 0, Objective.LOGIT, 1, 6, 8, 1));
		assertThrows(IllegalArgumentException.class, () -> explainer.predict(image, 1, 6, 9, 2));
		assertThrows(IllegalArgumentException.class, () -> explainer.predict(FloatBuffer.allocate(96), 1, 6, 8, 2));
		explainer.close();
		explainer.close();
		assertThrows(IllegalStateException.class, () -> explainer.predict(image, 1, 6, 8, 2));
	}

	@Test
	public void otherNetworks() {
		says(new NetworkSpec("unet", 2, 3, 4, 2, 0), " values). Install the model again.");
		says(new NetworkSpec("unet", 2, 3, 3, 3, 0), "). Install the model again.");
		says(new NetworkSpec("mednet", 2, 3, 3, 4, 0, 2), " are missing). Install the model again.");
		assertThrows(UserError.class, () -> Engines.get().explain(model, new NetworkSpec("vgg", 2, 3, 3, 2, 0), Device.CPU));
		assertThrows(UserError.class, () -> Engines.get().explain(model, SPEC, Device.parse("gpu:77")));
	}

	/** Whatever has happened to a file: it is said, or the network is another, but the process lives. */
	@Test
	public void damagedFiles() throws IOException {
		final Path file = model.folder().resolve("saved_model.pb");
		final byte[] bytes = Files.readAllBytes(file);
		final Random random = new Random(4);
		int said = 0;
		for (int i = 0; i < 16; i++) {
			final byte[] damaged = bytes.clone();
			for (int k = 0; k < 30; k++)
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			Files.write(file, damaged);
			try (Explainer explainer = Engines.get().explain(model, SPEC, Device.CPU)) {
				assertFalse(explainer.labels() == 0);
			}
			catch (final UserError e) {
				said++;
			}
		}
		assertTrue("of 16 files " + said + " were refused", said > 8);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		says(SPEC, "). Install the model again.");
		Files.delete(file);
		says(SPEC, "). Install the model again.");
	}

	private void says(final NetworkSpec spec, final String end) {
		final String said = assertThrows(UserError.class, () -> Engines.get().explain(model, spec, Device.CPU)).getMessage();
		assertTrue(said, said.startsWith("The network in " + model.folder() + " cannot be loaded (") && said.endsWith(end));
	}
}
