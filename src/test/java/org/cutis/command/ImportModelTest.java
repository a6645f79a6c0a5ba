package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.pytorch.NaiveUNet;
import org.cutis.model.pytorch.StateFile;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.ImagePlus;

/** Import Model as a user runs it: a file of weights in, a model out that Segment Epidermis takes. */
public class ImportModelTest {

	/** In the user's models folder of the tests. */
	private static final String MODEL = "import-model-test";

	private static final int WIDTH = 16, SCANS = 2, DEPTH = 24;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule command = new CommandRule(ImportModel.class);

	@Rule
	public final CommandRule segment = new CommandRule(SegmentEpidermis.class);

	private final NaiveUNet network = new NaiveUNet(2, 1, 4, 2, 5);

	private File file;

	@Before
	public void write() throws IOException {
		file = new File(folder.getRoot(), "weights.pth");
		network.state().write(file.toPath());
	}

	@After
	public void uninstall() throws IOException {
		Files.deleteIfExists(ModelRegistry.userFolder().resolve(MODEL + ".zip"));
	}

	private CommandModule run(final Object... inputs) throws Exception {
		final CommandModule module = command.run(inputs);
		assertFalse(module.getCancelReason(), module.isCanceled());
		return module;
	}

	/** The last B-scan, all 16 columns and 24 rows of it, against the naive network on the 8-bit values themselves. */
	@Test
	public void segmentEpidermisRunsTheNetwork() throws Exception {
		assertEquals(MODEL, run("file", file, "name", MODEL).getOutput("model"));
		assertTrue(ModelRegistry.standard().names(Modality.RSOM).contains(MODEL));
		final ModelBundle bundle = ModelRegistry.standard().resolve(MODEL);
		assertEquals("NOASSERTION", bundle.info().card().license());
		final ImagePlus image = RsomImages.enFace("scan", WIDTH, SCANS, DEPTH, 9);
		final CommandModule found = segment.run("image", image, "model", MODEL, "show_probability", true);
		assertFalse(found.getCancelReason(), found.isCanceled());
		final ImagePlus probability = (ImagePlus) found.getOutput("probability");
		final double[][][] scan = new double[2][DEPTH][WIDTH];
		for (int c = 0; c < 2; c++)
			for (int z = 0; z < DEPTH; z++)
				for (int x = 0; x < WIDTH; x++)
					scan[c][z][x] = image.getStack().getVoxel(x, SCANS - 1, image.getStackIndex(1 + c, 1 + z, 1) - 1);
		final double[][] expected = network.probability(scan)[0];
		for (int z = 0; z < DEPTH; z++)
			for (int x = 0; x < WIDTH; x++)
				assertEquals("x " + x + " z " + z, expected[z][x], probability.getStack().getVoxel(x, SCANS - 1, z), 1e-4);
	}

	@Test
	public void itIsSavedAsWellAndWithOtherValues() throws Exception {
		final File out = new File(folder.getRoot(), "new/out");
		run("file", file, "name", MODEL, "values", "0 to 1", "license", "MIT", "output", out);
		assertArrayEquals(new String[] { MODEL + ".zip" }, out.list());
		final ModelBundle saved = ModelRegistry.standard().resolve(new File(out, MODEL + ".zip").toString());
		assertEquals(1 / 255.0, saved.info().normalization().gain(), 1e-12);
		assertEquals("MIT", saved.info().card().license());
		assertEquals(saved.sha256(), ModelRegistry.standard().resolve(MODEL).sha256());
	}

	/** What is in the file decides: here the vessel network that PyTorch wrote. */
	@Test
	public void aVesselNetworkIsForMaskVesselsOnly() throws Exception {
		try (InputStream in = StateFile.class.getResourceAsStream("vessels.pt")) {
			Files.write(file.toPath(), in.readAllBytes());
		}
		run("file", file, "name", MODEL, "values", "-127 to 128");
		assertTrue(ModelRegistry.standard().names(Modality.RSOM_VESSELS).contains(MODEL));
		assertFalse(ModelRegistry.standard().names(Modality.RSOM).contains(MODEL));
		final ModelBundle bundle = ModelRegistry.standard().resolve(MODEL);
		assertEquals(1, bundle.info().normalization().gain(), 1e-12);
		assertEquals(-127, bundle.info().normalization().offset(), 0);
		final ImagePlus image = RsomImages.enFace("scan", WIDTH, SCANS, DEPTH, 9);
		assertEquals("Model " + MODEL + " is for RSOM volumes (vessels), but this command needs one for RSOM images. Choose " +
			"another model.", segment.complaint("image", image, "model", MODEL));
	}

	@Test
	public void badInputsAreSentences() throws Exception {
		final File missing = new File(folder.getRoot(), "missing.pt");
		assertEquals("There is no file " + missing + ". Choose a file of weights that PyTorch wrote (.pt or .pth).", command
			.complaint("file", missing, "name", MODEL));
		assertTrue(command.complaint("file", file, "name", "epidermis").startsWith(
			"There is already a model named epidermis (it comes with Cutis)"));
		assertTrue(command.complaint("file", file, "name", "../Up").contains("lower-case letters"));
		assertTrue(command.complaint("file", file).contains("The parameter name is missing"));
		assertTrue(command.complaint("file", file, "name", MODEL, "values", "0 to 2").contains("must be one of 0 to 255, 0 to 1, -127 to 128"));
		final Path text = folder.newFile("text.pt").toPath();
		Files.writeString(text, "no weights");
		final File out = new File(folder.getRoot(), "out");
		assertTrue(command.complaint("file", text.toFile(), "name", MODEL, "output", out).contains("it is no zip file"));
		assertEquals("nothing is left", 0, out.list().length);
		assertFalse(ModelRegistry.standard().names().contains(MODEL));
	}

	@Test
	public void aNameIsTakenOnce() throws Exception {
		run("file", file, "name", MODEL);
		final String sha256 = ModelRegistry.standard().resolve(MODEL).sha256();
		new NaiveUNet(2, 1, 4, 2, 6).state().write(file.toPath());
		assertTrue(command.complaint("file", file, "name", MODEL).startsWith("There is already a model named " + MODEL));
		assertEquals(sha256, ModelRegistry.standard().resolve(MODEL).sha256());
		uninstall();
		run("file", file, "name", MODEL);
		assertNotEquals("other weights", sha256, ModelRegistry.standard().resolve(MODEL).sha256());
	}
}
