package org.cutis.bench;

import org.cutis.oct.InterfaceWork;

/** The time that the consistent mode of Segment OCT Layers takes for a B-scan. */
final class InterfacesBench {

	private static final int SCANS = 60, ROUNDS = 5;

	private InterfacesBench() {}

	static void run(final Figures figures) {
		for (final int[] size : new int[][] { { 224, 512 }, { 512, 224 }, { 1024, 512 } }) {
			final double[] ms = new double[ROUNDS];
			for (int i = -2; i < ROUNDS; i++) {
				final double s = InterfaceWork.seconds(size[0], size[1], SCANS);
				if (i >= 0) ms[i] = 1000 * s / SCANS;
			}
			java.util.Arrays.sort(ms);
			figures.add("bscan_" + size[0] + "_deep_" + size[1] + "_wide", ms[ROUNDS / 2], "ms");
		}
	}
}
