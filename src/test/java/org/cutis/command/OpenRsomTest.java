package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.Arrays;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.rsom.RsomWriter;
import org.cutis.task.Progress;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** The real command in a real context on real files. */
public class OpenRsomTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private Context context;

	private File lf;

	@Before
	public void setUp() throws Exception {
		context = new Context(CommandService.class, StatusService.class);
		final Img<FloatType> low = ArrayImgs.floats(4, 3, 5), high = ArrayImgs.floats(4, 3, 5);
		low.getAt(1, 2, 4).set(20);
		high.getAt(2, 0, 3).set(8);
		lf = RsomWriter.write(folder.newFolder("scan"), "20200101000000", "EX1", low, high, null, Progress.none()).lf();
	}

	@After
	public void tearDown() {
		context.dispose();
	}

	@Test
	public void givesACalibratedComposite() throws Exception {
		final ImagePlus image = (ImagePlus) run("lf_file", lf).getOutput("image");
		assertEquals("R_20200101000000_EX1", image.getTitle());
		assertArrayEquals(new int[] { 4, 3, 2, 500, 1 }, image.getDimensions());
		assertEquals(PixelSize.RSOM, ImagePlusDoor.pixelSize(image));
		assertEquals(8, image.getBitDepth());
		assertEquals(255, image.getStack().getProcessor(image.getStackIndex(1, 5, 1)).get(1, 2));
		assertEquals(255, image.getStack().getProcessor(image.getStackIndex(2, 4, 1)).get(2, 0));
		final CompositeImage composite = (CompositeImage) image;
		assertEquals(255, composite.getChannelLut(1).getRed(255));
		assertEquals(0, composite.getChannelLut(1).getGreen(255));
		assertEquals(255, composite.getChannelLut(2).getGreen(255));
		assertEquals("R_20200101000000_EX1_HF.mat", Provenance.of(image).entries().get("hf_file"));
	}

	@Test
	public void stepsCanBeSwitchedOff() throws Exception {
		final ImagePlus image = (ImagePlus) run("lf_file", lf, "cut_depth", false, "normalize", false, "flatten", false)
			.getOutput("image");
		assertEquals(5, image.getNSlices());
		assertEquals(32, image.getBitDepth());
		assertEquals(20, image.getStack().getProcessor(image.getStackIndex(1, 5, 1)).getf(1, 2), 0);
		assertEquals(20, ((CompositeImage) image).getChannelLut(1).max, 0);
		assertEquals(8, ((CompositeImage) image).getChannelLut(2).max, 0);
	}

	@Test
	public void savesATiffThatOpensTheSame() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		final ImagePlus image = (ImagePlus) run("lf_file", lf, "output", out).getOutput("image");
		assertEquals("[R_20200101000000_EX1_rsom.tif]", Arrays.toString(out.list()));
		final ImagePlus read = IJ.openImage(new File(out, "R_20200101000000_EX1_rsom.tif").getPath());
		assertArrayEquals(image.getDimensions(), read.getDimensions());
		assertTrue(read.isComposite());
		assertEquals(Provenance.of(image), Provenance.of(read));
		for (int i = 1; i <= image.getStackSize(); i++)
			assertArrayEquals((byte[]) image.getStack().getPixels(i), (byte[]) read.getStack().getPixels(i));
	}

	@Test
	public void errorsAreSentences() throws Exception {
		final File gone = new File(folder.getRoot(), "R_1_X_LF.mat");
		final CommandModule module = run("lf_file", gone);
		assertTrue(module.isCanceled());
		assertEquals("The LF file " + gone + " does not exist. Check its name and folder.", module.getCancelReason());
		assertNull(module.getOutput("image"));
		// The output folder is checked before the work: a file in its place is told first.
		assertEquals("The output folder " + lf + " is a file. Choose a folder.", run("lf_file", gone, "output", lf)
			.getCancelReason());
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(OpenRsom.class, false, inputs).get();
	}
}
