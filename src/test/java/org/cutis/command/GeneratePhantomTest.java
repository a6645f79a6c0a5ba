package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.model.OctClasses;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.rsom.OpenRsomRequest;
import org.cutis.rsom.RsomReader;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class GeneratePhantomTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static CommandModule run(final Object... inputs) throws Exception {
		try (Context context = new Context(CommandService.class, StatusService.class)) {
			return context.service(CommandService.class).run(GeneratePhantom.class, true, inputs).get();
		}
	}

	@Test
	public void givesTheScanAndItsTruth() throws Exception {
		final CommandModule module = run("width", 40, "scans", 6, "depth", 150, "seed", 12L);
		assertFalse(module.getCancelReason(), module.isCanceled());
		final ImagePlus image = (ImagePlus) module.getOutput("image");
		assertEquals("R_00000000000012_phantom", image.getTitle());
		assertArrayEquals(new int[] { 40, 6, 2, 150, 1 }, image.getDimensions());
		assertEquals(8, image.getBitDepth());
		assertTrue(image.isComposite());
		assertEquals(PixelSize.RSOM, ImagePlusDoor.pixelSize(image));
		assertEquals("12", Provenance.of(image).entries().get("seed"));
		for (final String name : new String[] { "epidermis", "vessels" }) {
			final ImagePlus labels = (ImagePlus) module.getOutput(name);
			assertEquals("R_00000000000012_phantom_truth_" + name, labels.getTitle());
			assertArrayEquals(new int[] { 40, 6, 1, 150, 1 }, labels.getDimensions());
			assertEquals(PixelSize.RSOM, ImagePlusDoor.pixelSize(labels));
		}
	}

	/** The saved truth lies on the scan as Open RSOM opens it: checked column by column against the labels given. */
	@Test
	public void savesAScanThatOpensWhereItsTruthLies() throws Exception {
		final CommandModule module = run("width", 50, "scans", 20, "depth", 180, "seed", 3L, "output", folder
			.getRoot());
		assertFalse(module.getCancelReason(), module.isCanceled());
		final String stem = "R_00000000000003_phantom";
		final String[] names = folder.getRoot().list();
		Arrays.sort(names);
		assertArrayEquals(new String[] { stem + "_HF.mat", stem + "_LF.mat", stem + "_truth_epidermis.tif", stem +
			"_truth_vessels.tif", "Surf_00000000000003.mat" }, names);

		final File lf = new File(folder.getRoot(), stem + "_LF.mat");
		final RandomAccessibleInterval<? extends RealType<?>> opened = RsomReader.read(new OpenRsomRequest(lf, true,
			true, true), Progress.none()).volume().pixels();
		final ImagePlus truth = IJ.openImage(new File(folder.getRoot(), stem + "_truth_epidermis.tif").getPath());
		final ImagePlus image = (ImagePlus) module.getOutput("image");
		final ImagePlus epidermis = (ImagePlus) module.getOutput("epidermis");
		assertArrayEquals(new int[] { 50, 20, 1, 500, 1 }, truth.getDimensions());
		int moved = 0;
		for (int y = 0; y < 20; y++) {
			final int shift = first(truth, y) - first(epidermis, y);
			if (shift != 0) moved++;
			for (int x = 0; x < 50; x++)
				for (int z = 20; z < 150; z++) {
					final int to = z + shift;
					assertEquals(epidermis.getStack().getVoxel(x, y, z), truth.getStack().getVoxel(x, y, to), 0);
					assertEquals(image.getStack().getVoxel(x, y, 2 * z), opened.getAt(x, y, to, 0).getRealDouble(), 1);
				}
		}
		assertTrue("flattening moves some B-scans", moved > 0);
	}

	@Test
	public void givesAnOctTomogramAndItsLayers() throws Exception {
		final CommandModule module = run("modality", "OCT", "width", 60, "scans", 3, "seed", 12L, "output", folder
			.getRoot());
		assertFalse(module.getCancelReason(), module.isCanceled());
		final ImagePlus image = (ImagePlus) module.getOutput("image");
		final ImagePlus layers = (ImagePlus) module.getOutput("layers");
		assertEquals("OCT_00000000000012_phantom", image.getTitle());
		assertEquals("OCT_00000000000012_phantom_truth_layers", layers.getTitle());
		assertNull(module.getOutput("epidermis"));
		assertNull(module.getOutput("vessels"));
		final OctPhantom expected = OctPhantomGenerator.generate(OctPhantomOptions.defaults().withSize(60, 224, 3).withSeed(
			12), Progress.none());
		final String stem = folder.getRoot() + File.separator + "OCT_00000000000012_phantom_";
		for (final ImagePlus i : new ImagePlus[] { image, IJ.openImage(stem + "image.tif") })
			same(i, expected.image());
		for (final ImagePlus i : new ImagePlus[] { layers, IJ.openImage(stem + "truth_layers.tif") }) {
			same(i, expected.labels());
			for (int c = 0; c < 5; c++)
				assertEquals(OctClasses.ALL.get(c).color(), i.getProcessor().getColorModel().getRGB(c) & 0xFFFFFF);
		}
		assertEquals(2, folder.getRoot().list().length);
	}

	/** A stack of B-scans: x, depth, B-scan. */
	private static void same(final ImagePlus image, final RandomAccessibleInterval<UnsignedByteType> expected) {
		assertArrayEquals(new int[] { 60, 224, 1, 3, 1 }, image.getDimensions());
		// TIFF keeps pixels per micrometre as a fraction
		for (int d = 0; d < 3; d++)
			assertEquals(0.9, ImagePlusDoor.pixelSize(image).along(d), 1e-6);
		assertTrue(ImagePlusDoor.pixelSize(image).known());
		assertEquals("OCT", Provenance.of(image).entries().get("modality"));
		assertEquals("224", Provenance.of(image).entries().get("depth"));
		for (int y = 0; y < 3; y++)
			for (int z = 0; z < 224; z++)
				for (int x = 0; x < 60; x++)
					assertEquals(expected.getAt(x, z, y).get(), image.getStack().getVoxel(x, z, y), 0);
	}

	@Test
	public void givesAnRcmMosaicItsClassesAndTheReadersLabels() throws Exception {
		final CommandModule module = run("modality", "RCM", "width", 70, "height", 50, "pixel_size", 4.0, "seed", 12L, "output",
			folder.getRoot());
		assertFalse(module.getCancelReason(), module.isCanceled());
		final RcmPhantom expected = RcmPhantomGenerator.generate(RcmPhantomOptions.defaults().withSize(70, 50).withPixel(4)
			.withSeed(12), Progress.none());
		final String stem = folder.getRoot() + File.separator + "RCM_00000000000012_phantom_";
		mosaic(expected.image(), (ImagePlus) module.getOutput("image"), IJ.openImage(stem + "image.tif"));
		mosaic(expected.truth(), (ImagePlus) module.getOutput("classes"), IJ.openImage(stem + "truth_classes.tif"));
		mosaic(expected.labels(), (ImagePlus) module.getOutput("reader_labels"), IJ.openImage(stem + "reader_labels.tif"));
		for (final String name : new String[] { "classes", "reader_labels" })
			for (int c = 0; c < 6; c++)
				assertEquals(RcmClasses.ALL.get(c).color(), ((ImagePlus) module.getOutput(name)).getProcessor().getColorModel().getRGB(
					c) & 0xFFFFFF);
		assertEquals("grey", 0x606060, ((ImagePlus) module.getOutput("reader_labels")).getProcessor().getColorModel().getRGB(
			255) & 0xFFFFFF);
		assertEquals(3, folder.getRoot().list().length);
	}

	private static void mosaic(final RandomAccessibleInterval<UnsignedByteType> expected, final ImagePlus... images) {
		for (final ImagePlus image : images) {
			assertArrayEquals(new int[] { 70, 50, 1, 1, 1 }, image.getDimensions());
			assertEquals(8, image.getBitDepth());
			assertEquals(4, ImagePlusDoor.pixelSize(image).x(), 1e-6);
			assertTrue(ImagePlusDoor.pixelSize(image).known());
			assertEquals("RCM", Provenance.of(image).entries().get("modality"));
			for (int y = 0; y < 50; y++)
				for (int x = 0; x < 70; x++)
					assertEquals(expected.getAt(x, y).get(), image.getProcessor().get(x, y));
		}
	}

	private static int first(final ImagePlus labels, final int y) {
		int z = 0;
		while (labels.getStack().getVoxel(0, y, z) == 0)
			z++;
		return z;
	}

	@Test
	public void tooLargeIsSaidBeforeTheWork() throws Exception {
		final long start = System.nanoTime();
		final String reason = run("width", 4000, "scans", 4000, "depth", 4000).getCancelReason();
		assertTrue(reason, reason.startsWith("A phantom of 4000 x 4000 x 4000 voxels is too large"));
		final String memory = run("width", 4000, "scans", 1000, "depth", 500).getCancelReason();
		assertTrue(memory, memory.contains("MB of memory"));
		assertTrue(System.nanoTime() - start < 20e9);
	}

	@Test
	public void anOutputFolderThatIsAFile() throws Exception {
		final File file = folder.newFile("taken");
		Files.writeString(file.toPath(), "mine");
		final String reason = run("width", 20, "scans", 2, "depth", 100, "output", file).getCancelReason();
		assertTrue(reason, reason.contains("is a file"));
		assertEquals("mine", Files.readString(file.toPath()));
	}
}
