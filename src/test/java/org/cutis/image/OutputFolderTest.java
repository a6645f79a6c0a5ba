package org.cutis.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.LUT;

public class OutputFolderTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void stemIsTheTitleWithoutExtension() {
		final String[][] cases = { { "scan.tif", "scan" }, { "scan.ome.tiff", "scan" }, { "R_2020_EX1_LF.mat",
			"R_2020_EX1_LF" }, { "dose 1.5", "dose 1.5" }, { "a/b\\c:d*e?f\"g<h>i|j\nk.png", "a_b_c_d_e_f_g_h_i_j_k" }, {
				"../../etc/passwd", "_.._.._etc_passwd" }, { "", "image" }, { null, "image" }, { ".tif", "image" }, { "con.tif",
					"_con" }, { "\u00e4\u00b5", "\u00e4\u00b5" } };
		for (final String[] c : cases)
			assertEquals(c[0], c[1], OutputFolder.stem(c[0]));
		assertEquals(150, OutputFolder.stem("x".repeat(1000)).length());
	}

	@Test
	public void tiffKeepsEverythingAndLeavesTheImageAlone() throws IOException {
		final ImageStack stack = new ImageStack(4, 3);
		for (int i = 0; i < 2; i++)
			stack.addSlice("slice " + i, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) i });
		final ImagePlus image = new ImagePlus("scan.tif", stack);
		final Calibration c = image.getCalibration();
		c.setUnit("um");
		c.pixelWidth = 12;
		c.pixelHeight = 12;
		c.pixelDepth = 3;
		c.xOrigin = 2;
		final byte[] ramp = new byte[256];
		ramp[1] = 77;
		image.setLut(new LUT(ramp, new byte[256], new byte[256]));
		image.setOverlay(new Overlay(new Roi(1, 1, 2, 2)));
		Provenance.create("Test").with("model", "epidermis").attachTo(image);
		image.changes = true;
		final Path file = output().tiff(image, "epidermis");
		assertEquals("scan_epidermis.tif", file.getFileName().toString());
		assertEquals("scan.tif", image.getTitle());
		assertNull(image.getOriginalFileInfo());
		assertTrue(image.changes);
		final ImagePlus read = IJ.openImage(file.toString());
		assertEquals(2, read.getStackSize());
		assertArrayEquals((byte[]) stack.getPixels(2), (byte[]) read.getStack().getPixels(2));
		// TIFF holds the resolution as a fraction, to six digits.
		final PixelSize size = ImagePlusDoor.pixelSize(read);
		assertTrue(size.known());
		assertEquals(12, size.x(), 1e-4);
		assertEquals(12, size.y(), 1e-4);
		assertEquals(3, size.z(), 0);
		assertEquals(2, read.getCalibration().xOrigin, 0);
		assertEquals(77, read.getLuts()[0].getRed(1));
		assertEquals(1, read.getOverlay().size());
		assertEquals(Provenance.of(image), Provenance.of(read));
		assertEquals("epidermis", Provenance.of(read).entries().get("model"));
		assertOnly("scan_epidermis.tif");
	}

	@Test
	public void tiffOfOneSliceAndOfChannels() throws IOException {
		final ImageStack stack = new ImageStack(1, 1);
		stack.addSlice(null, new byte[] { 5 });
		final ImagePlus single = IJ.openImage(output().tiff(new ImagePlus("scan", stack), "one").toString());
		assertEquals(5, single.getProcessor().get(0));
		stack.addSlice(null, new byte[] { 6 });
		final ImagePlus two = new ImagePlus("scan", stack);
		two.setDimensions(2, 1, 1);
		final ImagePlus read = IJ.openImage(output().tiff(new CompositeImage(two, CompositeImage.COMPOSITE), "two")
			.toString());
		assertEquals(2, read.getNChannels());
		assertTrue(read.isComposite());
	}

	@Test
	public void tableIsCsvWithProvenanceBeside() throws IOException {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final Table table = new Table("T", List.of("slice", "thickness_mean_um", "note"), List.of(Arrays.asList(1, 2.5,
				"a, \"b\""), Arrays.asList(2, null, null)));
			final Path file = output().csv(table, "epidermis", new Provenance(Map.of("device", "CPU:0")));
			assertEquals("slice,thickness_mean_um,note\n1,2.5,\"a, \"\"b\"\"\"\n2,,\n", Files.readString(file));
			assertEquals("device: CPU:0\n", Files.readString(file.resolveSibling("scan_epidermis.csv.provenance.txt")));
			assertOnly("scan_epidermis.csv", "scan_epidermis.csv.provenance.txt");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	public void failureLeavesTheOldFileAndNothingElse() throws IOException {
		final OutputFolder output = output();
		output.write("normals", "png", f -> Files.writeString(f, "old"));
		final IOException e = assertThrows(IOException.class, () -> output.write("normals", "png", f -> {
			Files.writeString(f, "half");
			throw new IOException("No space left on device");
		}));
		assertTrue(e.getMessage(), e.getMessage().contains("scan_normals.png") && e.getMessage().contains("No space left"));
		assertThrows(CancellationException.class, () -> output.write("normals", "png", f -> {
			Files.writeString(f, "half");
			throw new CancellationException();
		}));
		assertEquals("old", Files.readString(output.path("normals", "png")));
		assertOnly("scan_normals.png");
		output.write("normals", "png", f -> Files.writeString(f, "new"));
		assertEquals("new", Files.readString(output.path("normals", "png")));
	}

	@Test
	public void temporaryFileHasTheExtension() throws IOException {
		output().write("normals", "png", f -> {
			assertTrue(f.toString(), f.toString().endsWith("_normals.png"));
			Files.createFile(f);
		});
	}

	@Test
	public void folderIsMadeAndAFileIsRefused() throws IOException {
		final File deep = new File(folder.getRoot(), "a/b");
		new OutputFolder(deep, "x");
		assertTrue(deep.isDirectory());
		assertEquals(0, deep.list().length);
		final File file = folder.newFile("file");
		assertEquals("The output folder " + file + " is a file. Choose a folder.", assertThrows(UserError.class,
			() -> new OutputFolder(file, "x")).getMessage());
		final File below = new File(file, "below");
		assertEquals("The output folder " + below +
			" does not exist and cannot be made. Choose a folder you can write to.", assertThrows(UserError.class,
				() -> new OutputFolder(below, "x")).getMessage());
	}

	@Test
	public void folderInTheWayIsNamed() throws IOException {
		final OutputFolder output = output();
		Files.createDirectory(output.path("normals", "png"));
		final UserError e = assertThrows(UserError.class, () -> output.write("normals", "png", Files::createFile));
		assertTrue(e.getMessage(), e.getMessage().contains("scan_normals.png cannot be written because there is a folder"));
	}

	private OutputFolder output() {
		return new OutputFolder(folder.getRoot(), "scan.tif");
	}

	private void assertOnly(final String... names) {
		final String[] found = folder.getRoot().list();
		Arrays.sort(found);
		assertArrayEquals(names, found);
	}
}
