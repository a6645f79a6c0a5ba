package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.cutis.bench.RcmModels;
import org.cutis.engine.Architecture;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.DefaultStatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.ImagePlus;

/** Stopping a command: soon, at any point, and without leaving anything behind. */
public class CancelTest {

	/** Tells the test at once what the status bar shows. */
	public static final class Watched extends DefaultStatusService {

		private volatile Consumer<String> watcher = message -> {};

		/** @param listener told every message */
		void watch(final Consumer<String> listener) {
			watcher = listener;
		}

		@Override
		public void showStatus(final int progress, final int maximum, final String message) {
			watcher.accept(message);
		}
	}

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final Context context = new Context(Watched.class, CommandService.class);

	private final Watched status = context.service(Watched.class);

	@After
	public void stop() {
		context.dispose();
		IJ.resetEscape();
	}

	@Test
	public void segmentEpidermisStopsWhereverItIs() throws Exception {
		stopsEverywhere(SegmentEpidermis.class, 7, "image", RsomImages.scaled(RsomImages.enFace("a", 40, 2, 64, 5), 16, 9),
			"show_probability", true, "show_overlay", true);
	}

	@Test
	public void maskVesselsStopsWhereverItIs() throws Exception {
		final ImagePlus image = VesselImages.scan("a");
		stopsEverywhere(MaskVessels.class, 12, "image", image, "epidermis", VesselImages.epidermis(image), "method", "frangi",
			"show_projections", true);
	}

	@Test
	public void segmentImageStopsWhereverItIs() throws Exception {
		final File model = new File(folder.getRoot(), "stains");
		TinyModels.stains(model.toPath());
		stopsEverywhere(SegmentImage.class, 5, "image", IJ.createImage("a", "RGB ramp", 40, 30, 4), "model", model.getPath(),
			"show_probability", true, "show_overlay", true);
	}

	@Test
	public void segmentOctLayersStopsWhereverItIs() throws Exception {
		stopsEverywhere(SegmentOctLayers.class, 5, "image", OctImages.scans("a", 20, 30, 3), "model", OctImages
			.untrained(folder.getRoot().toPath().resolve("model"), OctImages.plan()).folder().toString(), "show_probability",
			true, "show_thickness_map", true);
	}

	@Test
	public void explainModelStopsWhereverItIs() throws Exception {
		final File model = new File(folder.getRoot(), "stains");
		TinyModels.stains(model.toPath());
		stopsEverywhere(ExplainModel.class, 4, "model", model.getPath(), "width", 16, "height", 16, "steps", 3);
	}

	@Test
	public void segmentRcmPatternsStopsWhereverItIs() throws Exception {
		final ImagePlus mosaic = RcmImages.mosaic("a", 300, 220);
		mosaic.setProcessor(mosaic.getProcessor().convertToRGB());
		stopsEverywhere(SegmentRcmPatterns.class, 7, "image", mosaic, "model", RcmImages.untrained(folder.getRoot().toPath()
			.resolve("model")).folder().toString(), "show_confidence", true, "show_overlay", true);
	}

	@Test
	public void computeRoughnessStopsWhereverItIs() throws Exception {
		stopsEverywhere(ComputeRoughness.class, 2, "image", IJ.createImage("a", "32-bit black", 40, 20, 5), "label", 0);
	}

	@Test
	public void evaluateSegmentationStopsWhereverItIs() throws Exception {
		final ImagePlus labels = IJ.createImage("a", "32-bit black", 20, 10, 5);
		final File prediction = EvaluationImages.save(folder.newFolder(), "a.tif", labels);
		stopsEverywhere(EvaluateSegmentation.class, 6, "prediction", prediction, "truth", EvaluationImages.save(folder
			.newFolder(), "a.tif", labels), "compare_with", prediction, "surface_label", 0);
	}

	/** On full-size slices. */
	@Test
	public void cancelTakesLessThan2Seconds() throws Exception {
		cancelledInTheThirdBatch(SegmentEpidermis.class, "image", IJ.createImage("a", "8-bit ramp", 333, 48, 500));
	}

	/** In the large windows of fast, with a network of the size that a laptop has. */
	@Test
	public void cancelOfAMosaicTakesLessThan2Seconds() throws Exception {
		cancelledInTheThirdBatch(SegmentRcmPatterns.class, "image", IJ.createImage("a", "8-bit ramp", 4000, 4000, 1),
			"pixel_size", 2, "model", RcmModels.random(Architecture.MEDNET, folder.getRoot().toPath().resolve("model")).folder()
				.toString());
	}

	/**
	 * In the middle of the network's third batch. On a machine that others keep busy a batch takes longer; it may then take
	 * two of those.
	 */
	private void cancelledInTheThirdBatch(final Class<? extends CutisCommand> command, final Object... inputs)
		throws Exception
	{
		final File out = folder.newFolder();
		final Module module = module(command, out, inputs);
		final List<Long> batches = new ArrayList<>();
		final AtomicLong cancelled = new AtomicLong();
		status.watcher = message -> {
			if (!message.startsWith("Segmenting")) return;
			batches.add(System.nanoTime());
			if (batches.size() == 3) new Thread(() -> {
				pause();
				cancelled.set(System.nanoTime());
				((Cancelable) module).cancel("Cancelled.");
			}).start();
		};
		context.service(ModuleService.class).run(module, false).get();
		final double seconds = (System.nanoTime() - cancelled.get()) / 1e9;
		assertEquals("it was cancelled while it worked", 3, batches.size());
		final double batch = Math.max(batches.get(1) - batches.get(0), batches.get(2) - batches.get(1)) / 1e9;
		assertTrue(seconds + " s, a batch takes " + batch, seconds < Math.max(2, 2 * batch));
		nothingIsLeft(module, out);
	}

	/** In the middle of a step up the gradient of a full-size slice. */
	@Test
	public void cancelOfExplainModelTakesLessThan2Seconds() throws Exception {
		final File out = folder.newFolder();
		final Module module = module(ExplainModel.class, out, "model", "epidermis");
		final AtomicLong steps = new AtomicLong(), cancelled = new AtomicLong();
		status.watcher = message -> {
			if (!message.startsWith("Maximising") || steps.incrementAndGet() != 2) return;
			new Thread(() -> {
				pause();
				cancelled.set(System.nanoTime());
				((Cancelable) module).cancel("Cancelled.");
			}).start();
		};
		context.service(ModuleService.class).run(module, false).get();
		final double seconds = (System.nanoTime() - cancelled.get()) / 1e9;
		assertEquals("it was cancelled while it worked", 2, steps.get());
		assertTrue(seconds + " s", seconds < 2);
		nothingIsLeft(module, out);
	}

	@Test
	public void escapeStopsIt() throws Exception {
		final File out = folder.newFolder();
		final Module module = module(SegmentEpidermis.class, out, "image", RsomImages.enFace("a", 32, 2, 64, 5));
		status.watcher = message -> IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
		context.service(ModuleService.class).run(module, false).get();
		nothingIsLeft(module, out);
	}

	@Test
	public void anEscapeOfBeforeDoesNotStopIt() throws Exception {
		IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
		final Module module = module(ComputeRoughness.class, null, "image", IJ.createImage("a", "8-bit black", 9, 8, 3),
			"label", 0);
		context.service(ModuleService.class).run(module, false).get();
		assertNull(((Cancelable) module).getCancelReason());
	}

	private void stopsEverywhere(final Class<? extends CutisCommand> command, final int atLeast, final Object... inputs)
		throws Exception
	{
		// Messages that differ in their numbers only are of the same step.
		final Set<String> steps = new LinkedHashSet<>();
		status.watcher = message -> steps.add(step(message));
		context.service(ModuleService.class).run(module(command, folder.newFolder(), inputs), false).get();
		assertTrue(steps.toString(), steps.size() >= atLeast);
		for (final String step : steps) {
			final File out = folder.newFolder();
			final Module module = module(command, out, inputs);
			// A message tells of a step that begins, so one of the next updates stops it.
			status.watcher = message -> {
				if (step(message).equals(step)) ((Cancelable) module).cancel("Cancelled.");
			};
			context.service(ModuleService.class).run(module, false).get();
			if (((Cancelable) module).isCanceled()) nothingIsLeft(module, out);
			assertTrue(step, ((Cancelable) module).isCanceled());
		}
	}

	private static String step(final String message) {
		return message.replaceAll("\\d+", "N");
	}

	private static void nothingIsLeft(final Module module, final File out) {
		assertEquals("Cancelled.", ((Cancelable) module).getCancelReason());
		for (final ModuleItem<?> output : module.getInfo().outputs())
			assertNull(output.getName(), module.getOutput(output.getName()));
		assertArrayEquals(new String[0], out.list());
	}

	private Module module(final Class<? extends CutisCommand> command, final File out, final Object... inputs) {
		final Module module = context.service(ModuleService.class).createModule(new CommandInfo(command));
		for (int i = 0; i < inputs.length; i += 2)
			module.setInput((String) inputs[i], inputs[i + 1]);
		module.setInput("output", out);
		return module;
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
