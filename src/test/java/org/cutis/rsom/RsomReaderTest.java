package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;

public class RsomReaderTest {

	private static final int NX = 6, NY = 5, NZ = 7;

	private static final String STAMP = "20200101000000";

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final List<String> log = new ArrayList<>();

	@Test
	public void normalizationByHand() {
		// v = 0.1: 0.1 / 0.2 = 0.5, squared 0.25, (0.25 - 0.05) / 0.95
		assertEquals(0.2 / 0.95, Band.LF.map(0.1), 1e-12);
		// 0.04: 0.2, squared 0.04, below 0.05
		assertEquals(0, Band.LF.map(0.04), 0);
		assertEquals(1, Band.LF.map(0.2), 0);
		assertEquals(1, Band.LF.map(1), 0);
		assertEquals(0, Band.LF.map(-1), 0);
		// 0.05: 0.5, squared 0.25, (0.25 - 0.02) / 0.98
		assertEquals(0.23 / 0.98, Band.HF.map(0.05), 1e-12);
		assertEquals(0, Band.HF.map(0.014), 0);
		assertEquals(1, Band.HF.map(0.1), 0);
	}

	@Test
	public void normalizedBandsAre8Bits() throws IOException {
		final Img<FloatType> lf = ArrayImgs.floats(NX, NY, NZ), hf = ArrayImgs.floats(NX, NY, NZ);
		lf.getAt(1, 2, 3).set(50);
		lf.getAt(2, 2, 3).set(5);
		lf.getAt(3, 2, 3).set(-50);
		hf.getAt(1, 2, 3).set(0.5f);
		hf.getAt(4, 4, 6).set(10);
		final RsomImage scan = read(write(lf, hf, null), true, false, true);
		final double low = Math.round(255 * 0.2 / 0.95), high = Math.round(255 * 0.23 / 0.98);
		assertEquals(255, at(scan, 1, 2, 3, 0), 0);
		assertEquals(low, at(scan, 2, 2, 3, 0), 0);
		assertEquals(0, at(scan, 3, 2, 3, 0), 0);
		assertEquals(high, at(scan, 1, 2, 3, 1), 0);
		assertEquals(255, at(scan, 4, 4, 6, 1), 0);
		assertEquals(PixelSize.RSOM, scan.volume().size());
		assertEquals("R_" + STAMP + "_EX1", scan.volume().title());
	}

	@Test
	public void rawVolumeRoundTripsThroughTheFiles() throws IOException {
		// Translated: the minimum is not zero.
		final RandomAccessibleInterval<FloatType> lf = Views.translate(noise(1, NX, NY, NZ), 3, -2, 9);
		final RandomAccessibleInterval<FloatType> hf = Views.translate(noise(2, NX, NY, NZ), -1, 0, 4);
		final RsomImage scan = read(write(lf, hf, null), true, false, false);
		assertArrayEquals(new long[] { NX, NY, NZ, 2 }, scan.volume().pixels().dimensionsAsLongArray());
		for (int z = 0; z < NZ; z++)
			for (int y = 0; y < NY; y++)
				for (int x = 0; x < NX; x++) {
					assertEquals(lf.getAt(x + 3, y - 2, z + 9).get(), at(scan, x, y, z, 0), 0);
					assertEquals(hf.getAt(x - 1, y, z + 4).get(), at(scan, x, y, z, 1), 0);
				}
	}

	@Test
	public void flatteningEqualsRollingTheColumns() throws IOException {
		final int nx = 20, ny = 12, nz = 30;
		final Img<FloatType> lf = noise(1, nx, ny, nz), hf = noise(2, nx, ny, nz);
		final double[][] height = new double[6][7];
		for (int y = 0; y < 6; y++)
			for (int x = 0; x < 7; x++)
				height[y][x] = 12 * Math.sin(x) + 9 * Math.cos(y) + 100;
		final Surface surface = new Surface(height, 0.04, 0.03);
		final File file = write(lf, hf, surface);
		final RsomImage flat = read(file, true, false, false);
		final double[][] h = surface.onGrid(nx, ny);
		double sum = 0;
		for (final double[] row : h)
			sum += Arrays.stream(row).sum();
		int moved = 0;
		for (int y = 0; y < ny; y++)
			for (int x = 0; x < nx; x++) {
				final int shift = (int) -Math.rint((h[y][x] - sum / (nx * ny)) / 2);
				moved += Math.abs(shift);
				final float[] rolled = new float[nz];
				for (int z = 0; z < nz; z++)
					rolled[Math.floorMod(z + shift, nz)] = lf.getAt(x, y, z).get();
				if (shift > 0) Arrays.fill(rolled, 0, shift, 0);
				if (shift < 0) Arrays.fill(rolled, nz + shift, nz, 0);
				for (int z = 0; z < nz; z++)
					assertEquals(rolled[z], at(flat, x, y, z, 0), 0);
			}
		assertTrue("the surface is not flat", moved > 100);
		assertEquals("true", flat.provenance().entries().get("flatten"));
		assertEquals("Surf_" + STAMP + ".mat", flat.provenance().entries().get("surface_file"));
		assertEquals(lf.getAt(0, 0, 0).get(), at(read(file, false, false, false), 0, 0, 0, 0), 0);
	}

	@Test
	public void depthIsCutOrPaddedTo500() throws IOException {
		final Img<FloatType> deep = noise(1, 3, 2, 510), shallow = noise(2, 3, 2, 7);
		final RsomImage cut = read(write(deep, deep, null), true, true, false);
		assertEquals(500, cut.volume().pixels().dimension(2));
		assertEquals(deep.getAt(2, 1, 499).get(), at(cut, 2, 1, 499, 1), 0);
		final RsomImage padded = read(write(shallow, shallow, null), true, true, false);
		assertEquals(500, padded.volume().pixels().dimension(2));
		assertEquals(shallow.getAt(2, 1, 6).get(), at(padded, 2, 1, 6, 1), 0);
		assertEquals(0, at(padded, 2, 1, 7, 1), 0);
	}

	@Test
	public void columnsMovedDownAreNotSavedByThePadding() throws IOException {
		final Img<FloatType> band = ArrayImgs.floats(4, 4, 7);
		band.forEach(v -> v.set(1));
		final double[][] tilt = new double[4][4];
		for (int y = 0; y < 4; y++)
			Arrays.setAll(tilt[y], x -> 4 * x);
		final RsomImage scan = read(write(band, band, new Surface(tilt, 0.012, 0.012)), true, true, false);
		// Column 0 is 6 above the mean: down by 3, the last 3 voxels are lost.
		for (int z = 0; z < 20; z++)
			assertEquals(z >= 3 && z < 7 ? 1 : 0, at(scan, 0, 1, z, 0), 0);
	}

	@Test
	public void missingSurfaceIsALogLine() throws IOException {
		final RsomImage scan = read(write(noise(1, NX, NY, NZ), noise(2, NX, NY, NZ), null), true, true, true);
		assertEquals(List.of("R_" + STAMP + "_EX1 is not flattened because there is no surface file Surf_" + STAMP +
			".mat beside it."), log);
		assertEquals("false", scan.provenance().entries().get("flatten"));
	}

	@Test
	public void damagedSurfaceIsAnError() throws IOException {
		final File lf = write(noise(1, NX, NY, NZ), noise(2, NX, NY, NZ), null);
		final File surface = new File(folder.getRoot(), "Surf_" + STAMP + ".mat");
		Files.writeString(surface.toPath(), "not a surface");
		assertError("The file " + surface + " is not a MATLAB file", lf);
		assertFalse("not wanted, not read", read(lf, false, false, false).provenance().entries().get("flatten").equals(
			"true"));
	}

	@Test
	public void wrongFilesAreNamed() throws IOException {
		final File lf = write(noise(1, NX, NY, NZ), noise(2, NX, NY, NZ), null);
		final File hf = RsomScan.find(lf).hf();
		assertError("The file " + hf + " is not named like an LF file. Choose a file named R_<datetime>_<id>_LF.mat; its HF",
			hf);
		final File other = folder.newFile("volume.mat");
		assertError("The file " + other + " is not named like an LF file.", other);
		final File gone = new File(folder.getRoot(), "R_1_X_LF.mat");
		assertError("The LF file " + gone + " does not exist.", gone);
		assertError("No LF file is given.", null);
		assertError("No LF file is given.", new File(""));
		final byte[] half = Files.readAllBytes(hf.toPath());
		Files.write(hf.toPath(), Arrays.copyOf(half, half.length / 2));
		assertError("The file " + hf + " is damaged or incomplete", lf);
		Files.delete(hf.toPath());
		assertError("The HF file " + hf + " is missing.", lf);
	}

	@Test
	public void bandsOfDifferentShapesAreRefused() throws IOException {
		final File lf = write(noise(1, NX, NY, NZ), noise(2, NX, NY, NZ + 1), null);
		assertError("The LF file " + lf + " holds 7 x 5 x 6 voxels, but the HF file " + RsomScan.find(lf).hf() +
			" holds 8 x 5 x 6 (z, y, x).", lf);
	}

	@Test
	public void nanAndEmptyBandsAreRefused() throws IOException {
		final Img<FloatType> nan = noise(1, NX, NY, NZ), zero = ArrayImgs.floats(NX, NY, NZ);
		nan.getAt(3, 3, 3).set(Float.NaN);
		File lf = write(noise(1, NX, NY, NZ), nan, null);
		assertError("The HF file " + RsomScan.find(lf).hf() + " holds values that are not numbers", lf);
		lf = write(zero, noise(2, NX, NY, NZ), null);
		assertError("The LF file " + lf + " holds no signal", lf);
		zero.getAt(0, 0, 0).set(-1);
		lf = write(zero, noise(2, NX, NY, NZ), null);
		assertError("The LF file " + lf + " holds no signal", lf);
	}

	@Test
	public void version73FilesGiveTheSame() throws Exception {
		final File v73 = new File(getClass().getResource("v73.mat").toURI());
		final Matrix r = Mat5.newMatrix(new int[] { NZ, NY, NX });
		for (int i = 0; i < NX * NY * NZ; i++)
			r.setDouble(i, MatVariableTest.value(i));
		final RsomScan names = RsomScan.in(folder.getRoot(), "1", "V");
		Files.copy(v73.toPath(), names.lf().toPath());
		MatVariableTest.write(names.hf(), 5, Mat5.newMatFile().addArray("R", r));
		final RsomImage scan = read(names.lf(), true, false, false);
		for (int z = 0; z < NZ; z++)
			for (int y = 0; y < NY; y++)
				for (int x = 0; x < NX; x++)
					for (int c = 0; c < 2; c++)
						assertEquals(z + 10 * y + 100 * x, at(scan, x, y, z, c), 0);
	}

	@Test
	public void cancelStopsReadingAndWriting() throws IOException {
		final Img<FloatType> band = noise(1, NX, NY, NZ);
		final File lf = write(band, band, null);
		assertThrows(CancellationException.class, () -> RsomReader.read(new OpenRsomRequest(lf, true, true, true),
			MatVariableTest.cancelAfter(1)));
		final File empty = folder.newFolder();
		assertThrows(CancellationException.class, () -> RsomWriter.write(empty, "1", "X", band, band, null, MatVariableTest
			.cancelAfter(NZ - 1)));
		assertEquals(0, empty.list().length);
	}

	@Test
	public void writerChecksNames() {
		final Img<FloatType> band = noise(1, NX, NY, NZ);
		assertThrows(UserError.class, () -> RsomWriter.write(folder.getRoot(), "2020-01-01", "X", band, band, null, Progress
			.none()));
		assertThrows(UserError.class, () -> RsomWriter.write(folder.getRoot(), "1", "../X", band, band, null, Progress
			.none()));
	}

	@Test
	public void scanFindsItsFiles() throws IOException {
		final Img<FloatType> band = noise(1, NX, NY, NZ);
		final RsomScan scan = RsomWriter.write(folder.getRoot(), STAMP, "PAT001_RL01", band, band, new Surface(new double[][] {
			{ 1 } }, 1, 1), Progress.none());
		assertEquals(scan, RsomScan.find(scan.lf()));
		assertEquals("PAT001_RL01", scan.id());
		assertEquals(STAMP, scan.datetime());
		assertTrue(scan.surface().orElseThrow().delete());
		assertEquals(Optional.empty(), RsomScan.find(scan.lf()).surface());
	}

	private File write(final RandomAccessibleInterval<FloatType> lf, final RandomAccessibleInterval<FloatType> hf,
		final Surface surface) throws IOException
	{
		return RsomWriter.write(folder.getRoot(), STAMP, "EX1", lf, hf, surface, Progress.none()).lf();
	}

	private RsomImage read(final File lf, final boolean flatten, final boolean cut, final boolean normalize) {
		return RsomReader.read(new OpenRsomRequest(lf, flatten, cut, normalize), new Progress() {

			@Override
			public void show(final double done, final String message) {
				assertTrue(message + " " + done, done >= 0 && done <= 1);
			}

			@Override
			public void log(final String message) {
				log.add(message);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});
	}

	private void assertError(final String start, final File lf) {
		final UserError e = assertThrows(UserError.class, () -> read(lf, true, true, true));
		assertTrue(e.getMessage(), e.getMessage().startsWith(start));
	}

	private static double at(final RsomImage scan, final long... position) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = scan.volume().pixels();
		return pixels.getAt(position).getRealDouble();
	}

	private static Img<FloatType> noise(final long seed, final long... size) {
		final Random random = new Random(seed);
		final Img<FloatType> img = ArrayImgs.floats(size);
		img.forEach(v -> v.set(0.1f + random.nextFloat()));
		return img;
	}
}
