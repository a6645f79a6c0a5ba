package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;

import ij.IJ;
import ij.ImagePlus;

public class InputCheckTest {

	/** A command that only counts its runs. */
	public static class Sample extends CutisCommand {

		@Parameter(description = "Any image")
		private ImagePlus image = IJ.createImage("a", "8-bit", 2, 2, 1);

		@Parameter(required = false)
		private ImagePlus mask;

		@Parameter(description = "Name of a model")
		private String model = "epidermis";

		@Parameter
		private String free = "";

		@Parameter(choices = { "auto", "Z" })
		private String axis = "auto";

		@Parameter(min = "0", max = "1")
		private double threshold = 0.5;

		@Parameter(min = "1")
		private int rounds = 1;

		@Parameter(max = "2.5")
		private float sigma = 1;

		@Parameter
		private double any = -3;

		@Parameter
		private File file = new File("x");

		private int runs;

		@Override
		protected void execute(final Progress progress) {
			runs++;
		}
	}

	@Test
	public void defaultsPass() {
		InputCheck.check(module(s -> {}));
	}

	@Test
	public void everyWrongValueHasItsSentence() {
		says("The parameter image is missing: Any image.", s -> s.image = null);
		says("The parameter image: 'x' has no pixels. Give the title of an image that is open, or the path of an image file.",
			s -> s.image = titled("x"));
		says("The parameter mask: the image given has no pixels. Give the title of an image that is open, or the path of an image file.",
			s -> s.mask = titled(""));
		says("The parameter model is missing: Name of a model.", s -> s.model = "");
		says("The parameter model is missing: Name of a model.", s -> s.model = null);
		says("The parameter free is missing.", s -> s.free = null);
		says("The parameter axis is 'X', but must be one of auto, Z.", s -> s.axis = "X");
		says("The parameter axis is missing.", s -> s.axis = " ");
		says("The parameter threshold is 1.5, but must be between 0 and 1.", s -> s.threshold = 1.5);
		says("The parameter threshold is -1, but must be between 0 and 1.", s -> s.threshold = -1);
		says("The parameter threshold is not a number, but must be a number between 0 and 1.",
			s -> s.threshold = Double.NaN);
		says("The parameter rounds is 0, but must be at least 1.", s -> s.rounds = 0);
		says("The parameter sigma is 2.6, but must be at most 2.5.", s -> s.sigma = 2.6f);
		says("The parameter any is not a number, but must be a number.",
			s -> s.any = Double.NEGATIVE_INFINITY);
		says("The parameter file is missing.", s -> s.file = new File(""));
	}

	@Test
	public void limitsThemselvesAreAllowed() {
		for (final double value : List.of(0.0, 1.0))
			InputCheck.check(module(s -> s.threshold = value));
		InputCheck.check(module(s -> s.sigma = 2.5f));
	}

	@Test
	public void servicesAreNotInputs() {
		assertEquals(List.of("image", "mask", "model", "free", "axis", "threshold", "rounds", "sigma", "any",
			"file"), InputCheck.inputs(module(s -> {}).getInfo()).stream().map(ModuleItem::getName).toList());
	}

	@Test
	public void aCommandChecksBeforeItWorks() {
		try (Context context = new Context(StatusService.class, LogService.class)) {
			final Sample good = new Sample();
			context.inject(good);
			good.run();
			assertNull(good.getCancelReason());
			assertEquals(1, good.runs);

			final Sample bad = new Sample();
			context.inject(bad);
			bad.threshold = 2;
			bad.run();
			assertTrue(bad.isCanceled());
			assertEquals("The parameter threshold is 2, but must be between 0 and 1.", bad.getCancelReason());
			assertEquals(0, bad.runs);
		}
	}

	private static void says(final String sentence, final Consumer<Sample> mistake) {
		final UserError error = assertThrows(sentence, UserError.class, () -> InputCheck.check(module(
			mistake)));
		assertEquals(sentence, error.getMessage());
	}

	private static CommandModule module(final Consumer<Sample> change) {
		final Sample sample = new Sample();
		change.accept(sample);
		return new CommandModule(new CommandInfo(Sample.class), sample);
	}

	private static ImagePlus titled(final String title) {
		final ImagePlus image = new ImagePlus();
		image.setTitle(title);
		return image;
	}
}
