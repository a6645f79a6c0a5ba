package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cutis.model.ModelRegistry;
import org.cutis.model.pytorch.NaiveUNet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Import Model as users reach it: by macro in the real ImageJ and by command line. */
public class ImportModelFacesTest {

	/** In the user's models folder of the tests. */
	private static final String MODEL = "import-faces-test";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path file;

	@Before
	public void write() throws IOException {
		file = folder.getRoot().toPath().resolve("my weights.pt");
		new NaiveUNet(2, 1, 4, 1, 5).state().write(file);
	}

	@After
	public void uninstall() throws IOException {
		Files.deleteIfExists(installed());
	}

	private static Path installed() {
		return ModelRegistry.userFolder().resolve(MODEL + ".zip");
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("run(\"Import Model...\", \"file=[" + file + "] name=" + MODEL +
			"\");\nprint(\"done\");");
		assertTrue(run.lines() + " " + run.errors(), run.lines().contains("done"));
		assertTrue(Files.exists(installed()));
	}

	@Test
	public void theCommandLineImportsOrSaysWhyNot() throws Exception {
		final Path out = folder.getRoot().toPath().resolve("by line");
		final String[] arguments = { "import-model", "--file", file.toString(), "--name", MODEL, "--output", out.toString() };
		final RealImageJ.Outcome run = RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
		assertEquals(run.errors().toString(), 0, run.exit());
		assertTrue(Files.exists(out.resolve(MODEL + ".zip")));
		assertTrue(Files.exists(installed()));
		final RealImageJ.Outcome again = RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
		assertEquals(1, again.exit());
		assertEquals(List.of("cutis: There is already a model named " + MODEL + " (" + installed() +
			"). Choose another name, or ask for it to be replaced."), again.errors());
	}
}
