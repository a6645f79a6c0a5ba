package org.cutis.oct;

import java.lang.management.ManagementFactory;
import java.util.Random;

/** The consistent mode's work on B-scans that a network is not quite sure of, for the benchmark. */
public final class InterfaceWork {

	private static final int LAYERS = 5;

	private static long kept;

	private InterfaceWork() {}

	/** @return seconds of the processor for all B-scans, from the network's output to the interfaces */
	public static double seconds(final int rows, final int columns, final int scans) {
		final float[] p = new float[rows * columns * LAYERS];
		final Random random = new Random(1);
		for (int i = 0; i < p.length; i++) {
			final int layer = i / LAYERS / columns * LAYERS / rows;
			p[i] = (i % LAYERS == layer ? 1 : 0.2f) * random.nextFloat();
		}
		final long start = cpuTime();
		final InterfaceTracker tracker = new InterfaceTracker(LAYERS, rows, columns, InterfaceOptions.of(true, 0.9, 0.9, 0.9),
			(scan, b) -> kept += b[0][0]);
		for (int s = 0; s < scans; s++) {
			final ScanCosts costs = tracker.next();
			for (int r = 0; r < rows; r++)
				for (int x = 0; x < columns; x++)
					costs.set(x, r, p, (r * columns + x) * LAYERS);
			tracker.add();
		}
		tracker.end();
		return (cpuTime() - start) / 1e9;
	}

	/** Of this thread, so that a busy machine does not count. */
	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}
}
