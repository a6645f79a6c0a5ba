package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;

import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

public class SurfaceTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	/** A plane is a spline, so its heights on the fine grid follow by hand. */
	@Test
	public void tiltedPlaneGivesASymmetricStaircase() {
		final double[][] height = new double[6][8];
		for (int y = 0; y < 6; y++)
			for (int x = 0; x < 8; x++)
				height[y][x] = 50 + 4 * x;
		// 2 voxels per map step: 2 height units per voxel, 1 voxel of shift per voxel.
		final int[][] shifts = new Surface(height, 0.024, 0.024).shifts(9, 7, new File("s.mat"));
		for (int y = 0; y < 7; y++)
			assertArrayEquals(new int[] { 4, 3, 2, 1, 0, -1, -2, -3, -4 }, shifts[y]);
	}

	@Test
	public void axesAndStepsAreNotMixedUp() {
		// Along y twice the step of x.
		final double[][] height = new double[5][9];
		for (int y = 0; y < 5; y++)
			for (int x = 0; x < 9; x++)
				height[y][x] = 100 * y + x;
		final double[][] h = new Surface(height, 0.012, 0.024).onGrid(9, 9);
		for (int y = 0; y < 9; y++)
			for (int x = 0; x < 9; x++)
				assertEquals(50 * y + x, h[y][x], 1e-9);
	}

	@Test
	public void halvesRoundToEven() {
		// Heights -5, -3, -1, 1, 3, 5 about their mean; halves -2.5, -1.5, -0.5, 0.5, 1.5, 2.5.
		final double[][] height = new double[1][6];
		for (int x = 0; x < 6; x++)
			height[0][x] = 2 * x;
		assertArrayEquals(new int[] { 2, 2, 0, 0, -2, -2 }, new Surface(height, 0.012, 0.012).shifts(6, 1, new File("s"))[0]);
	}

	@Test
	public void smallMapIsOfAnotherScan() {
		final Surface surface = new Surface(new double[10][10], 0.024, 0.012);
		final UserError e = assertThrows(UserError.class, () -> surface.shifts(20, 20, new File("Surf_1.mat")));
		assertEquals("The surface in Surf_1.mat is 0.12 mm wide along y, but the volume is 0.24 mm wide. " +
			"It belongs to another scan; open this one without flattening.", e.getMessage());
	}

	@Test
	public void fileIsReadRowsAlongY() throws IOException {
		final File file = write(map(2, 3), 0.1, 0.2);
		final Surface surface = Surface.read(file, Progress.none());
		assertArrayEquals(new double[] { 0, 1, 2 }, surface.height()[0], 0);
		assertArrayEquals(new double[] { 10, 11, 12 }, surface.height()[1], 0);
		assertEquals(0.1, surface.dx(), 0);
		assertEquals(0.2, surface.dy(), 0);
	}

	@Test
	public void whatIsWrongWithTheFileIsSaid() throws IOException {
		final Matrix nan = map(2, 3);
		nan.setDouble(1, 1, Double.NaN);
		assertTrue(error(write(nan, 1, 1)).contains("has heights that are not numbers"));
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertTrue(error(write(map(2, 3), bad, 1)).contains(
				"\"dx\" in " + new File(folder.getRoot(), "s.mat") + " must be one positive number"));
		final String[][] missing = { { "surfSmooth", "dx" }, { "dx", "dy" }, { "dy", "dx" } };
		for (final String[] m : missing) {
			final MatFile content = Mat5.newMatFile();
			if (!m[0].equals("surfSmooth")) content.addArray("surfSmooth", map(2, 3));
			content.addArray(m[1], Mat5.newScalar(1));
			final String message = error(write(content));
			assertTrue(message, message.contains("has no variable \"" + m[0] + "\""));
		}
		assertTrue(error(write(Mat5.newMatFile().addArray("surfSmooth", Mat5.newMatrix(new int[] { 2, 2, 2 })))).contains(
			"has 3 dimensions (2 x 2 x 2), but 2 were expected."));
		assertTrue(error(write(Mat5.newMatFile().addArray("surfSmooth", map(2, 3)).addArray("dx", map(2, 2)).addArray("dy",
			Mat5.newScalar(1)))).contains("must be one positive number"));
	}

	private static Matrix map(final int rows, final int columns) {
		final Matrix m = Mat5.newMatrix(rows, columns);
		for (int y = 0; y < rows; y++)
			for (int x = 0; x < columns; x++)
				m.setDouble(y, x, 10 * y + x);
		return m;
	}

	private static String error(final File file) {
		return assertThrows(UserError.class, () -> Surface.read(file, Progress.none())).getMessage();
	}

	private File write(final Matrix map, final double dx, final double dy) throws IOException {
		return write(Mat5.newMatFile().addArray("surfSmooth", map).addArray("dx", Mat5.newScalar(dx)).addArray("dy", Mat5
			.newScalar(dy)));
	}

	private File write(final MatFile content) throws IOException {
		return MatVariableTest.write(new File(folder.getRoot(), "s.mat"), 1, content);
	}
}
