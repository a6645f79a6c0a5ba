package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Macros in the real ImageJ 1.x. */
public class MacroTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void optionsLeftOutMeanTheDefaultsAndTheCurrentImage() throws Exception {
		final Path out = folder.getRoot().toPath().resolve("new folder");
		final RealImageJ.Outcome run = RealImageJ.macro("""
			newImage("a [1].tif", "8-bit", 9, 8, 2);
			newImage("b", "8-bit", 9, 8, 2);
			run("Echo Inputs...", "rounds=1 mask=[a [1].tif]");
			print(getTitle() + " " + nImages);
			t = 0.125;
			run("Echo Inputs...", "image=[a [1].tif] flatten=false show_more note=[my note] threshold=&t output=[OUT]");
			""".replace("OUT", out.toString()));
		assertEquals(List.of(), run.errors());
		assertEquals(List.of("Echoing b", "Echo: b plain <> 1 0.5 12.5 true false null a [1].tif", "b-copy 3",
			"Echoing a [1].tif", "Echo: a [1].tif plain <my note> 3 0.125 12.5 false true null none"), run.lines());
		assertEquals("a [1].tif plain <my note> 3 0.125 12.5 false true null none", Files.readString(out
			.resolve("echo.txt")));
	}

	@Test
	public void anErrorEndsTheMacroWithItsSentence() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			newImage("b", "8-bit", 9, 8, 2);
			print("before");
			run("Echo Inputs...", "mode=fail");
			print("after");
			""");
		assertEquals(List.of("before"), run.lines());
		assertTrue(run.errors().toString(), run.errors().toString().contains(
			"The image b is not to my taste."));
	}

	/** A layer between flat surfaces, 2 B-scans of 40 x 30 pixels. */
	@Test
	public void computeRoughness() throws Exception {
		final Path out = folder.getRoot().toPath().resolve("results");
		final RealImageJ.Outcome run = RealImageJ.macro("""
			newImage("flat", "8-bit black", 40, 30, 2);
			setColor(1);
			for (z = 1; z <= 2; z++) { setSlice(z); fillRect(0, 10, 40, 8); }
			setVoxelSize(12, 3, 12, "um");
			run("Compute Roughness...", "image=flat depth_axis=Y output=[OUT]");
			print(nImages);
			""".replace("OUT", out.toString()));
		assertEquals(List.of(), run.errors());
		assertEquals("2", run.lines().get(run.lines().size() - 1));
		assertTrue(Files.exists(out.resolve("flat_roughness.csv")));
	}

	@Test
	public void noImageIsASentence() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("run(\"Echo Inputs...\"); print(\"after\");");
		assertEquals(List.of(), run.lines());
		assertTrue(run.errors().toString(), run.errors().toString().contains(
			"The parameter image is missing: Any image."));
	}

	/** This Java says that it is Java 8; an entry of the real menu answers. */
	@Test
	public void onAnOldJavaASentenceEndsTheMacro() throws Exception {
		final Path macro = folder.newFile("macro.ijm").toPath();
		Files.writeString(macro, "print(\"before\"); run(\"Check Setup...\"); print(\"after\");");
		final RealImageJ.Outcome run = RealImageJ.java(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"), OldJava.class
			.getName(), macro.toString());
		assertEquals(List.of("before"), run.lines());
		assertTrue(run.errors().toString(), run.errors().toString().contains("Cutis needs Java 17 or newer, but this is Java 8."));
	}

	/** A process' main: as {@link RealImageJ}, on a Java that says that it is Java 8. */
	public static final class OldJava {

		public static void main(final String[] arguments) throws Exception {
			System.setProperty("java.specification.version", "1.8");
			RealImageJ.main(arguments);
		}
	}
}
