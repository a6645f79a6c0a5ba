package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

import org.cutis.rsom.RsomWriter;
import org.cutis.task.Progress;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** What Open RSOM says to files it cannot use. */
public class BadFilesTest {

	private static final String STEM = "R_20200101000000_EX1";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(OpenRsom.class);

	private File lf, hf, surface;

	@Before
	public void writeAScan() throws IOException {
		final File scan = folder.newFolder("scan");
		final Img<FloatType> low = ArrayImgs.floats(4, 3, 200), high = ArrayImgs.floats(4, 3, 200);
		low.getAt(1, 2, 4).set(20);
		high.getAt(2, 0, 3).set(8);
		RsomWriter.write(scan, "20200101000000", "EX1", low, high, null, Progress.none());
		lf = new File(scan, STEM + "_LF.mat");
		hf = new File(scan, STEM + "_HF.mat");
		surface = new File(scan, "Surf_20200101000000.mat");
	}

	@Test
	public void namesThatAreNotThoseOfAnLfFile() throws Exception {
		assertEquals("The parameter lf_file is missing: R_DATETIME_ID_LF.mat (MATLAB 5 or 7.3); " +
			"the HF and surface files are found beside it.", commands.complaint());
		says("The file " + hf + " is not named like an LF file. Choose a file named R_<datetime>_<id>_LF.mat" +
			"; its HF file is found beside it.", hf);
		final File other = folder.newFile("scan.mat");
		says("The file " + other + " is not named like an LF file. Choose a file named R_<datetime>_<id>_LF.mat.", other);
		final File gone = new File(folder.getRoot(), STEM + "_LF.mat");
		says("The LF file " + gone + " does not exist. Check its name and folder.", gone);
		assertTrue(gone.mkdir());
		says("The LF file " + gone + " is a folder. Choose a file.", gone);
	}

	@Test
	public void theHfFileIsMissing() throws Exception {
		Files.delete(hf.toPath());
		says("The HF file " + hf + " is missing. It must be in the same folder as the LF file.", lf);
	}

	@Test
	public void theBandsDifferInSize() throws Exception {
		write(hf, "R", Mat5.newMatrix(new int[] { 200, 3, 5 }));
		says("The LF file " + lf + " holds 200 x 3 x 4 voxels, but the HF file " + hf +
			" holds 200 x 3 x 5 (z, y, x). They do not belong to the same scan.", lf);
	}

	@Test
	public void truncatedFiles() throws Exception {
		final byte[] whole = Files.readAllBytes(lf.toPath());
		final String damaged = "The file " + lf + " is damaged or incomplete: its variable \"R\" cannot be read. " +
			"Copy the file again from where it was made.";
		for (final int length : new int[] { whole.length - 1, whole.length / 2, 200 }) {
			Files.write(lf.toPath(), Arrays.copyOf(whole, length));
			says(damaged, lf);
		}
		// Only the header is left, and nothing at all.
		Files.write(lf.toPath(), Arrays.copyOf(whole, 128));
		says("The file " + lf + " has no variable \"R\". It has no variables; it may be incomplete.", lf);
		final String other = "The file " + lf + " is not a MATLAB file of version 5 or 7.3. " +
			"Save it in MATLAB with the option -v7 or -v7.3.";
		Files.write(lf.toPath(), new byte[0]);
		says(other, lf);
		Files.writeString(lf.toPath(), "a table\n1,2,3\n".repeat(100));
		says(other, lf);
	}

	@Test
	public void variablesThatAreNotAVolume() throws Exception {
		write(lf, "S", Mat5.newMatrix(2, 2));
		says("The file " + lf + " has no variable \"R\". It has S.", lf);
		write(lf, "R", Mat5.newMatrix(4, 6));
		says("The variable \"R\" in " + lf + " has 2 dimensions (4 x 6), but 3 were expected: z, y, x.", lf);
		write(lf, "R", Mat5.newString("hello"));
		says("The variable \"R\" in " + lf + " is a char, but an array of real numbers was expected. Choose another file.",
			lf);
	}

	@Test
	public void valuesThatMeanNothing() throws Exception {
		write(lf, "R", Mat5.newMatrix(new int[] { 200, 3, 4 }));
		says("The LF file " + lf + " holds no signal: no value is above zero where the volume is. Choose another scan.", lf);
		final var nan = Mat5.newMatrix(new int[] { 200, 3, 4 });
		nan.setDouble(77, Double.NaN);
		write(lf, "R", nan);
		says("The LF file " + lf +
			" holds values that are not numbers (NaN or infinite). Reconstruct the scan again.", lf);
	}

	@Test
	public void aDamagedSurface() throws Exception {
		Files.writeString(surface.toPath(), "no surface");
		says("The file " + surface + " is not a MATLAB file of version 5 or 7.3. " +
			"Save it in MATLAB with the option -v7 or -v7.3.", lf);
		write(surface, "surfSmooth", Mat5.newMatrix(3, 4));
		final String complaint = commands.complaint("lf_file", lf);
		assertEquals("The file " + surface + " has no variable \"dx\". It has surfSmooth.", complaint);
		assertEquals("without flattening it does not matter", null, commands.run("lf_file", lf, "flatten", false)
			.getCancelReason());
	}

	private void says(final String sentence, final File file) throws Exception {
		final File out = new File(folder.getRoot(), "out");
		assertEquals(sentence, commands.complaint("lf_file", file, "output", out));
		assertFalse(out.exists() && out.list().length > 0);
	}

	private static void write(final File file, final String name, final Array value) throws IOException {
		Files.deleteIfExists(file.toPath());
		try (Sink sink = Sinks.newStreamingFile(file)) {
			Mat5.newWriter(sink).writeMat(Mat5.newMatFile().addArray(name, value));
		}
	}
}
