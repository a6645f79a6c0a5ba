package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.Deflater;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** All arrays here are 7 x 5 x 6 (z, y, x) with the value z + 10 y + 100 x. */
public class MatVariableTest {

	private static final int NZ = 7, NY = 5, NX = 6;

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void version5InEveryTypeAndCompression() throws IOException {
		for (final MatlabType type : new MatlabType[] { MatlabType.Double, MatlabType.Single, MatlabType.Int16,
			MatlabType.UInt16, MatlabType.Int32, MatlabType.UInt32, MatlabType.Int64, MatlabType.UInt64 })
			for (final int level : new int[] { Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION })
				assertValues(write(level, Mat5.newMatFile().addArray("first", Mat5.newString("x")).addArray("R", volume(type))
					.addArray("last", Mat5.newScalar(1))), "R");
	}

	@Test
	public void version5KeepsTheSign() throws IOException {
		final Matrix signed = Mat5.newMatrix(new int[] { 1, 1, 2 }, MatlabType.Int8);
		signed.setByte(0, (byte) -100);
		final Matrix unsigned = Mat5.newMatrix(new int[] { 1, 1, 2 }, MatlabType.UInt8);
		unsigned.setByte(0, (byte) 200);
		final File file = write(0, Mat5.newMatFile().addArray("s", signed).addArray("u", unsigned));
		assertEquals(-100, read(file, "s", 2)[0], 0);
		assertEquals(200, read(file, "u", 2)[0], 0);
	}

	@Test
	public void version73InEveryType() throws Exception {
		for (final String name : new String[] { "R", "plain", "int16", "uint16", "int32", "uint32", "int64", "uint64" })
			assertValues(v73(), name);
		final double[] int8 = read(v73(), "int8", NX * NY * NZ), uint8 = read(v73(), "uint8", NX * NY * NZ);
		for (int i = 0; i < int8.length; i++) {
			assertEquals(value(i) % 200 - 100, int8[i], 0);
			assertEquals(value(i) % 250, uint8[i], 0);
		}
	}

	@Test
	public void plainHdf5WithoutUserBlockIsReadToo() throws IOException {
		final double[][][] r = new double[NX][NY][NZ];
		for (int i = 0; i < NX * NY * NZ; i++)
			r[i / NZ / NY][i / NZ % NY][i % NZ] = value(i);
		final File file = new File(folder.getRoot(), "plain.mat");
		try (WritableHdfFile hdf = HdfFile.write(file.toPath())) {
			hdf.putDataset("R", r);
			hdf.putDataset("dx", 0.5);
		}
		assertValues(file, "R");
		final double[] dx = new double[1];
		final MatVariable scalar = new MatVariable(file, "dx", 2);
		assertArrayEquals(new int[] { 1, 1 }, scalar.dimensions(Progress.none()));
		scalar.read((i, v) -> dx[i] = v, Progress.none());
		assertEquals(0.5, dx[0], 0);
	}

	@Test
	public void blocksOfALargeArrayCoverItOnce() throws IOException {
		// More values than are read at a time, in lines that do not divide that number.
		final float[][][] r = new float[3][1000][701];
		for (int x = 0; x < 3; x++)
			for (int y = 0; y < 1000; y++)
				for (int z = 0; z < 701; z++)
					r[x][y][z] = z + 701 * (y + 1000 * x);
		final File file = new File(folder.getRoot(), "large.mat");
		try (WritableHdfFile hdf = HdfFile.write(file.toPath())) {
			hdf.putDataset("R", r);
		}
		final int[] seen = new int[3 * 1000 * 701];
		new MatVariable(file, "R", 3).read((i, v) -> {
			assertEquals(i, v, 0);
			seen[i]++;
		}, Progress.none());
		assertTrue(Arrays.stream(seen).allMatch(n -> n == 1));
	}

	@Test
	public void missingVariableListsTheOthers() throws Exception {
		final File v5 = write(1, Mat5.newMatFile().addArray("b", Mat5.newScalar(1)).addArray("a", Mat5.newScalar(1)));
		assertEquals("The file " + v5 + " has no variable \"R\". It has a, b.", error(v5, "R"));
		assertTrue(error(v73(), "Q").startsWith("The file " + v73() + " has no variable \"Q\". It has R, char, complex, "));
		assertTrue(!error(v73(), "Q").contains("#refs#"));
	}

	@Test
	public void whatIsNotARealNumericArrayIsNamed() throws Exception {
		final int[] d = { NZ, NY, NX };
		final Matrix logical = Mat5.newLogical(d);
		final File v5 = write(1, Mat5.newMatFile().addArray("struct", Mat5.newStruct(2, 2)).addArray("complex", Mat5.newComplex(
			d)).addArray("char", Mat5.newChar(2, 2)).addArray("cell", Mat5.newCell(2, 2)).addArray("logical", logical));
		final String[][] kinds = { { "struct", "struct" }, { "complex", "complex array" }, { "char", "char" }, {
			"cell", "cell" }, { "logical", "logical array" } };
		for (final String[] k : kinds)
			assertEquals("The variable \"" + k[0] + "\" in " + v5 + " is a " + k[1] +
				", but an array of real numbers was expected. Choose another file.", error(v5, k[0]));
		final String[][] kinds73 = { { "struct", "struct" }, { "complex", "complex array" }, { "char", "char" }, { "logical",
			"logical array" }, { "sparse", "sparse matrix" }, { "outside", "link" }, { "soft", "link" } };
		for (final String[] k : kinds73)
			assertEquals("The variable \"" + k[0] + "\" in " + v73() + " is a " + k[1] +
				", but an array of real numbers was expected. Choose another file.", error(v73(), k[0]));
	}

	@Test
	public void wrongRankAndSizeAreNamed() throws Exception {
		final File v5 = write(1, Mat5.newMatFile().addArray("R", Mat5.newMatrix(4, 6)).addArray("none", Mat5.newMatrix(
			new int[] { 3, 0, 2 })));
		assertEquals("The variable \"R\" in " + v5 + " has 2 dimensions (4 x 6), but 3 were expected: z, y, x.", error(v5,
			"R"));
		assertEquals("The variable \"none\" in " + v5 + " is empty (3 x 0 x 2).", error(v5, "none"));
		assertEquals("The variable \"flat\" in " + v73() + " has 2 dimensions (7 x 5), but 3 were expected: z, y, x.", error(
			v73(), "flat"));
		assertEquals("The variable \"empty\" in " + v73() + " is empty (0 x 0 x 0).", error(v73(), "empty"));
		assertEquals("The variable \"huge\" in " + v73() +
			" is too large (100 x 100000 x 100000): Cutis reads at most 2^31 values.", error(v73(), "huge"));
	}

	@Test
	public void moreThanTheMemoryIsRefused() {
		final UserError e = assertThrows(UserError.class, () -> new MatVariable(new File("f.mat"), "R", 3).check(null,
			new int[] { 1290, 1290, 1290 }));
		assertTrue(e.getMessage(), e.getMessage().startsWith("The variable \"R\" in f.mat needs 32755 MB of memory, but"));
	}

	@Test
	public void whatIsNotAMatlabFileIsNamed() throws Exception {
		final File text = folder.newFile("text.mat");
		final String expected = "The file " + text +
			" is not a MATLAB file of version 5 or 7.3. Save it in MATLAB with the option -v7 or -v7.3.";
		assertEquals("empty", expected, error(text, "R"));
		Files.writeString(text.toPath(), "z y x\n".repeat(1000));
		assertEquals(expected, error(text, "R"));
		assertEquals("The file " + folder.getRoot() + " cannot be read.", error(folder.getRoot(), "R"));
		final File gone = new File(folder.getRoot(), "gone.mat");
		assertEquals("The file " + gone + " does not exist.", error(gone, "R"));
	}

	@Test
	public void truncatedFilesAreErrorsWhereverTheyEnd() throws Exception {
		for (final File whole : new File[] { write(0, single()), write(9, single()), v73() }) {
			final byte[] bytes = Files.readAllBytes(whole.toPath());
			final String name = whole.equals(v73()) ? "uint64" : "R";
			final File cut = folder.newFile();
			int errors = 0;
			for (int n = 130; n < bytes.length; n += Math.max(1, bytes.length / 40)) {
				Files.write(cut.toPath(), Arrays.copyOf(bytes, n));
				try {
					assertValues(cut, name);
				}
				catch (final UserError e) {
					assertTrue(e.getMessage(), e.getMessage().startsWith("The file " + cut));
					errors++;
				}
			}
			assertTrue(whole + ": " + errors, errors >= 15);
			Files.write(cut.toPath(), Arrays.copyOf(bytes, bytes.length / 2));
			final String message = error(cut, name);
			assertTrue(message, message.contains("incomplete"));
		}
	}

	@Test
	public void flippedBytesNeverDoMoreThanAnError() throws Exception {
		final Random random = new Random(5);
		final File broken = folder.newFile();
		for (final File whole : new File[] { write(0, single()), write(9, single()), v73() })
			for (int i = 0; i < 60; i++) {
				final byte[] bytes = Files.readAllBytes(whole.toPath());
				for (int j = 0; j < 3; j++)
					bytes[random.nextInt(Math.min(bytes.length, 4000))] = (byte) random.nextInt();
				Files.write(broken.toPath(), bytes);
				try {
					read(broken, "R", NX * NY * NZ);
				}
				catch (final UserError | ArrayIndexOutOfBoundsException e) {
					// an error for the user, or (in this test's own array) other dimensions
				}
			}
	}

	@Test
	public void readingCanBeCancelled() throws Exception {
		final File file = new File(folder.getRoot(), "long.mat");
		write(file, 0, Mat5.newMatFile().addArray("R", Mat5.newMatrix(new int[] { 200, 100, 50 })));
		for (int checks = 0; checks < 5; checks++) {
			final Progress progress = cancelAfter(checks);
			assertThrows(CancellationException.class, () -> new MatVariable(file, "R", 3).read((i, v) -> {}, progress));
			assertThrows(CancellationException.class, () -> new MatVariable(v73(), "R", 3).read((i, v) -> {}, cancelAfter(0)));
		}
	}

	static Progress cancelAfter(final int checks) {
		final int[] left = { checks };
		return new Progress() {

			@Override
			public void show(final double done, final String message) {}

			@Override
			public void log(final String message) {}

			@Override
			public boolean isCancelled() {
				return left[0]-- <= 0;
			}
		};
	}

	static int value(final int i) {
		return i % NZ + 10 * (i / NZ % NY) + 100 * (i / NZ / NY);
	}

	private static MatFile single() {
		return Mat5.newMatFile().addArray("R", volume(MatlabType.Double));
	}

	private static Matrix volume(final MatlabType type) {
		final Matrix r = Mat5.newMatrix(new int[] { NZ, NY, NX }, type);
		for (int z = 0; z < NZ; z++)
			for (int y = 0; y < NY; y++)
				for (int x = 0; x < NX; x++)
					r.setDouble(new int[] { z, y, x }, z + 10 * y + 100 * x);
		return r;
	}

	private static void assertValues(final File file, final String name) {
		final MatVariable variable = new MatVariable(file, name, 3);
		assertArrayEquals(new int[] { NZ, NY, NX }, variable.dimensions(Progress.none()));
		final double[] values = read(file, name, NX * NY * NZ);
		for (int i = 0; i < values.length; i++)
			assertEquals(name + " in " + file, value(i), values[i], 0);
	}

	private static double[] read(final File file, final String name, final int n) {
		final double[] values = new double[n];
		new MatVariable(file, name, 3).read((i, v) -> values[i] = v, Progress.none());
		return values;
	}

	private static String error(final File file, final String name) {
		final MatVariable variable = new MatVariable(file, name, 3);
		return assertThrows(UserError.class, () -> {
			variable.dimensions(Progress.none());
			variable.read((i, v) -> {}, Progress.none());
		}).getMessage();
	}

	private File v73() throws URISyntaxException {
		return new File(getClass().getResource("v73.mat").toURI());
	}

	private File write(final int level, final MatFile content) throws IOException {
		return write(folder.newFile(), level, content);
	}

	static File write(final File file, final int level, final MatFile content) throws IOException {
		Files.deleteIfExists(file.toPath());
		try (Sink sink = Sinks.newStreamingFile(file)) {
			Mat5.newWriter(sink).setDeflateLevel(level).writeMat(content);
		}
		return file;
	}
}
