package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import org.cutis.model.ModelRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Cancelling a training: soon, without a model; what is whole can be gone on from. */
public class TrainModelCancelTest {

	private static final String MODEL = "cancel-test";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final Context context = new Context(CancelTest.Watched.class, CommandService.class);

	private final CancelTest.Watched status = context.service(CancelTest.Watched.class);

	private TrainingFolders data;

	private File out;

	@Before
	public void prepare() throws IOException {
		data = new TrainingFolders(folder.newFolder()).stripes(4, 48, 40);
		out = new File(folder.getRoot(), "out");
	}

	@After
	public void clean() throws IOException {
		context.dispose();
		Files.deleteIfExists(installed());
	}

	private static Path installed() {
		return ModelRegistry.userFolder().resolve(MODEL + ".zip");
	}

	/** @return how long it took, in s */
	private double cancelled(final String message) throws Exception {
		final Module module = module(false);
		final AtomicLong at = new AtomicLong();
		status.watch(text -> {
			if (!text.startsWith(message) || !at.compareAndSet(0, System.nanoTime())) return;
			((Cancelable) module).cancel("Cancelled.");
		});
		context.service(ModuleService.class).run(module, false).get();
		final double seconds = (System.nanoTime() - at.get()) / 1e9;
		status.watch(text -> {});
		assertTrue("it came to " + message, at.get() > 0);
		assertTrue(((Cancelable) module).isCanceled());
		assertFalse("no model", Files.exists(out.toPath().resolve(MODEL)));
		assertFalse(Files.exists(installed()));
		return seconds;
	}

	private Module module(final boolean resume) {
		final Module module = context.service(ModuleService.class).createModule(context.service(CommandService.class)
			.getCommand(TrainModel.class));
		final Object[] inputs = { "images", data.images.toFile(), "labels", data.labels.toFile(), "name", MODEL, "output", out,
			"filters", 2, "batch", 2, "epochs", 4, "resume", resume };
		for (int i = 0; i < inputs.length; i += 2) {
			module.setInput((String) inputs[i], inputs[i + 1]);
			module.resolveInput((String) inputs[i]);
		}
		return module;
	}

	@Test
	public void whileItChecksNothingIsWritten() throws Exception {
		cancelled("Checking");
		assertFalse(Arrays.toString(out.list()), out.exists());
	}

	@Test
	public void inTheFirstEpochNothingIsLeft() throws Exception {
		cancelled("Epoch 1 of 4");
		assertFalse(Arrays.toString(out.list()), out.exists());
	}

	@Test
	public void laterWhatIsWholeStaysAndIsGoneOnFrom() throws Exception {
		final double seconds = cancelled("Epoch 3 of 4");
		assertTrue(seconds + " s", seconds < 2);
		assertEquals("two epochs", 3, Files.readAllLines(out.toPath().resolve("history.csv")).size());
		assertTrue(Files.exists(out.toPath().resolve("checkpoints/last.ckpt")));
		final Module resumed = module(true);
		context.service(ModuleService.class).run(resumed, false).get();
		assertFalse(((Cancelable) resumed).isCanceled());
		assertEquals(5, Files.readAllLines(out.toPath().resolve("history.csv")).size());
		assertTrue(Files.exists(installed()));
	}
}
