package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.cutis.bench.TileMemory;
import org.junit.Test;

/** The engine's memory does not grow with the image: in processes of their own, with little memory. */
public class TileMemoryTest {

	/** @return the megabytes in use for each side */
	private static double[] run(final String heap, final String protocol, final int... sides) throws IOException,
		InterruptedException
	{
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx" + heap, "-XX:MaxDirectMemorySize=48m", "-Djava.awt.headless=true", "-cp", System.getProperty(
				"java.class.path"), TileMemory.class.getName(), protocol);
		for (final int side : sides)
			builder.command().add(String.valueOf(side));
		final Process process = builder.redirectErrorStream(true).start();
		final String out = new String(process.getInputStream().readAllBytes());
		assertEquals(out, 0, process.waitFor());
		return Arrays.stream(out.trim().split("\n")).mapToDouble(l -> Double.parseDouble(l.replaceAll(".*: ", ""))).toArray();
	}

	@Test
	public void fastNeedsNoMoreForALargerMosaic() throws IOException, InterruptedException {
		// A mosaic of 24,000 pixels a side is 576 MB, its labels too, and its six probabilities at 2 µm 864 MB. Windows
		// are of the same size in both. Along x, 16 to 32 rows of blend grow: 3,000 x 32 x 6 x 4 bytes are 2.3 MB.
		final double[] used = run("40m", "fast", 12000, 24000);
		assertTrue(Arrays.toString(used), used[1] < used[0] + 4 && used[0] > 1);
	}

	@Test
	public void mednetsWindowsNeedLittleMore() throws IOException, InterruptedException {
		// 224 rows of 1,500 x 6 values are 8 MB, half as much for half the width.
		final double[] used = run("40m", "paper-mednet", 3000, 6000);
		assertTrue(Arrays.toString(used), used[1] < used[0] + 8 && used[0] > 1);
	}
}
