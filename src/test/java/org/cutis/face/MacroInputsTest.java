package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.command.InputCheck;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

public class MacroInputsTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Module module = Commands.module(Commands.find("echo-inputs"));

	@Test
	public void takesOptionsApart() {
		final Map<String, String> expected = new LinkedHashMap<>();
		expected.put("image", "a [1] b.tif");
		expected.put("flag", null);
		expected.put("path", "/x/my file.tif");
		expected.put("empty", "");
		expected.put("formula", "a=b");
		assertEquals(expected, MacroOptions.parse(
			" image=[a [1] b.tif]  Flag path='/x/my file.tif' empty=[] formula=a=b "));
		assertEquals(Map.of(), MacroOptions.parse("  "));
	}

	@Test
	public void whatIsRecordedReadsBackTheSame() throws Exception {
		final File file = folder.newFile("my lf.mat");
		module.setInput("image", image("a b"));
		module.setInput("note", "x [y] z");
		module.setInput("threshold", 0.25);
		module.setInput("flatten", false);
		module.setInput("show_more", true);
		module.setInput("lf_file", file);
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		assertEquals("image=[a b] mode=plain note=[x [y] z] rounds=3 threshold=0.25 smallest_size=12.5" +
			" flatten=false show_more lf_file=[" + file + "]", recorded);

		final Module again = Commands.module(Commands.find("echo-inputs"));
		MacroInputs.read(again, recorded.replace("image=[a b] ", ""));
		for (final String name : List.of("mode", "note", "rounds", "threshold", "smallest_size", "flatten",
			"show_more", "lf_file", "output"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	/** Of every command, with all that can be changed changed. An image is named by its title, for which it must be open. */
	@Test
	public void whatAnyCommandRecordsReadsBackTheSame() throws Exception {
		int compared = 0;
		for (final CommandInfo info : Commands.all())
			for (final boolean changed : new boolean[] { false, true }) {
				final Module recorded = Commands.module(info), again = Commands.module(info);
				final List<ModuleItem<?>> items = InputCheck.inputs(info).stream().filter(item -> item.getType() != ImagePlus.class)
					.toList();
				for (final ModuleItem<?> item : items)
					if (changed) recorded.setInput(item.getName(), other(item));
				MacroInputs.record(recorded);
				final String options = Recorder.getCommandOptions();
				MacroInputs.read(again, options == null ? "" : options);
				for (final ModuleItem<?> item : items) {
					assertEquals(options + ": " + item.getName(), recorded.getInput(item.getName()), again.getInput(item.getName()));
					compared++;
				}
			}
		assertTrue(compared > 100);
	}

	private static Object other(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (InputText.isBoolean(item)) return !Boolean.TRUE.equals(item.getDefaultValue());
		if (type == File.class) return new File(File.separator + "a b", "c [1].tif");
		if (item.getChoices() != null && !item.getChoices().isEmpty()) return item.getChoices().get(item.getChoices().size() - 1);
		if (type == String.class) return "a=b [c] d";
		if (type == double.class || type == Double.class) return 0.0625;
		if (type == long.class || type == Long.class) return 7L;
		if (type == int.class || type == Integer.class) return 7;
		throw new AssertionError("an input of a new type: " + type);
	}

	@Test
	public void imageMayBeAPath() throws Exception {
		final File file = new File(folder.getRoot(), "my volume.tif");
		IJ.saveAsTiff(image("x"), file.getPath());
		MacroInputs.read(module, "image=[" + file + "]");
		assertEquals("my volume.tif", ((ImagePlus) module.getInput("image")).getTitle());
	}

	@Test
	public void aTruncatedImageIsNotTakenForAWholeOne() throws Exception {
		final File file = new File(folder.getRoot(), "cut.tif");
		for (final int slices : new int[] { 1, 4 }) {
			IJ.saveAsTiff(IJ.createImage("x", "16-bit ramp", 40, 30, slices), file.getPath());
			final byte[] whole = Files.readAllBytes(file.toPath());
			// 40 x 30 pixels of 2 bytes each; before them stands a header, after a stack's its directories.
			final int cut = 2400 * slices - 1;
			Files.write(file.toPath(), Arrays.copyOf(whole, cut));
			final UserError error = assertThrows(UserError.class, () -> MacroInputs.read(module, "image=" +
				file));
			assertTrue(error.getMessage(), error.getMessage().startsWith("The file " + file +
				" (parameter image) is cut short: it has " + cut + " bytes, but should have "));
		}
	}

	@Test
	public void wrongOptionsAreSentences() throws Exception {
		final File text = folder.newFile("notes.tif");
		Files.writeString(text.toPath(), "no image");
		says("'treshold' is not an option of Echo Inputs. Its options are image, mode, note, rounds, threshold, " +
			"smallest_size, flatten, show_more, mask, lf_file, output.", "treshold=1");
		says("The macro's options are not closed after '[a b': a value that starts with [ ends with ], " +
			"one that starts with ' ends with '.", "image=[a b");
		says("The macro's options are not closed after ''a b': a value that starts with [ ends with ], " +
			"one that starts with ' ends with '.", "note='a b");
		says("The macro gives no value for threshold: write threshold=value.", "threshold");
		says("There is no open image and no file named 'c.tif' (parameter image). No image is open.",
			"image=c.tif");
		says("The file " + text + " (parameter image) is not an image that ImageJ can open." +
			" Give a TIFF file, or open it in Fiji and save it as TIFF.", "image=[" + text + "]");
		says(folder.getRoot() + " (parameter image) is a folder, but must be an image file.", "image=[" +
			folder.getRoot() + "]");
		says("The parameter image is missing: Any image.", "");
		says("The parameter flatten is 'maybe', but must be true or false.", "flatten=maybe");
		says("The parameter rounds is '2.5', but must be a whole number between 1 and 9.", "rounds=2.5");
		says("The parameter threshold is 'half', but must be a number between 0 and 1.", "threshold=half");
		says("The parameter smallest_size is '', but must be a number at least 0.", "smallest_size=[]");
	}

	private void says(final String sentence, final String options) {
		final UserError error = assertThrows(options, UserError.class, () -> {
			MacroInputs.read(module, options);
			InputCheck.check(module);
		});
		assertEquals(sentence, error.getMessage());
	}

	private static ImagePlus image(final String title) {
		return IJ.createImage(title, "8-bit ramp", 8, 6, 2);
	}
}
