package org.cutis.command;

import static org.cutis.command.EpidermisResults.labels;
import static org.cutis.command.EpidermisResults.slices;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

/** The thickness table, checked against a second count. */
final class ThicknessRecount {

	private ThicknessRecount() {}

	/** The table's figures, counted again from an en-face label stack with 3 µm slices. */
	static void check(final ImagePlus labels, final Path csv) throws Exception {
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("slice,thickness_mean_um,thickness_sd_um,thickness_min_um,thickness_max_um,coverage_percent," +
			"columns,gap_columns,gap_runs", lines.get(0));
		final int scans = labels.getHeight(), width = labels.getWidth();
		assertEquals(1 + scans + 1, lines.size());
		final List<Double> all = new ArrayList<>();
		int allRuns = 0;
		for (int y = 0; y < scans; y++) {
			final List<Double> thickness = new ArrayList<>();
			int runs = 0;
			boolean gap = false;
			for (int x = 0; x < width; x++) {
				int first = -1, last = -1;
				for (int z = 0; z < labels.getStackSize(); z++) {
					if (labels.getStack().getVoxel(x, y, z) != 1) continue;
					if (first < 0) first = z;
					last = z;
				}
				if (first < 0 && !gap) runs++;
				gap = first < 0;
				if (!gap) thickness.add(3.0 * (last - first + 1));
			}
			row("" + (y + 1), thickness, width, runs, lines.get(1 + y));
			all.addAll(thickness);
			allRuns += runs;
		}
		row("all", all, scans * width, allRuns, lines.get(1 + scans));
	}

	private static void row(final String name, final List<Double> thickness, final int columns, final int runs,
		final String line)
	{
		final String[] cells = line.split(",", -1);
		assertEquals(name, cells[0]);
		final int n = thickness.size();
		assertTrue("a layer to measure", n > 1);
		final double mean = thickness.stream().mapToDouble(t -> t).sum() / n;
		final double sd = Math.sqrt(thickness.stream().mapToDouble(t -> (t - mean) * (t - mean)).sum() / (n - 1));
		final double[] expected = { mean, sd, thickness.stream().mapToDouble(t -> t).min().getAsDouble(), thickness.stream()
			.mapToDouble(t -> t).max().getAsDouble(), 100.0 * n / columns, columns, columns - n, runs };
		for (int i = 0; i < expected.length; i++)
			assertEquals(line, expected[i], Double.parseDouble(cells[i + 1]), 1e-9 * Math.max(1, expected[i]));
	}
}
