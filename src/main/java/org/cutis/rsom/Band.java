package org.cutis.rsom;

import java.io.File;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** The two frequency bands of a scan, how they are read and normalized. */
enum Band {
		LF(0.2, 0.05), HF(0.1, 0.02);

	/** What becomes 1 before squaring. */
	private final double white;

	/** What becomes 0 after squaring. */
	private final double black;

	Band(final double white, final double black) {
		this.white = white;
		this.black = black;
	}

	/** The array of a band's file: R, ordered z, y, x. */
	static MatVariable variable(final File file) {
		return new MatVariable(file, "R", 3);
	}

	/**
	 * Reads a band and moves its columns.
	 *
	 * @param size z, y, x as {@link MatVariable#dimensions} gave them
	 * @param depth slices of the result; what the file has more is cut, what it has less is 0
	 * @param shifts [y][x]: by how much each column moves down; what is moved
	 *          out of the volume is lost, what is moved in is 0
	 * @return one array per slice, x fastest, then y
	 * @throws UserError if the file is damaged, holds NaN or nothing but zeros
	 */
	float[][] read(final File file, final int[] size, final int depth, final int[][] shifts, final Progress progress) {
		final int nz = size[0], ny = size[1], nx = size[2];
		final float[][] slices = new float[depth][nx * ny];
		final int end = Math.min(nz, depth);
		final boolean[] signal = new boolean[1];
		variable(file).read((i, value) -> {
			if (!Double.isFinite(value)) throw new UserError("The " + this + " file " + file +
				" holds values that are not numbers (NaN or infinite). Reconstruct the scan again.");
			signal[0] |= value != 0;
			final int column = i / nz, y = column % ny, x = column / ny;
			final int z = i % nz + shifts[y][x];
			if (z >= 0 && z < end) slices[z][x + nx * y] = (float) value;
		}, progress);
		if (!signal[0]) throw noSignal(file);
		return slices;
	}

	/**
	 * A band as 8 bits: divided by its maximum and clipped to 0..1, [0, white]
	 * mapped to 0..1, squared, [black, 1] mapped to 0..1, times 255, rounded.
	 *
	 * @throws UserError if no value is positive
	 */
	byte[][] normalize(final float[][] slices, final File file, final Progress progress) {
		float max = 0;
		for (final float[] slice : slices)
			for (final float v : slice)
				max = Math.max(max, v);
		if (max <= 0) throw noSignal(file);
		final byte[][] bytes = new byte[slices.length][];
		for (int z = 0; z < slices.length; z++) {
			progress.update((double) z / slices.length, "Normalizing " + this);
			final float[] slice = slices[z];
			bytes[z] = new byte[slice.length];
			for (int i = 0; i < slice.length; i++)
				bytes[z][i] = (byte) (255 * map(slice[i] / (double) max) + 0.5);
			slices[z] = null; // gives the memory back as we go
		}
		return bytes;
	}

	/** @param v share of the maximum @return 0 to 1 */
	double map(final double v) {
		final double brighter = clip(clip(v) / white);
		return clip((brighter * brighter - black) / (1 - black));
	}

	private static double clip(final double v) {
		return Math.max(0, Math.min(1, v));
	}

	private UserError noSignal(final File file) {
		return new UserError("The " + this + " file " + file +
			" holds no signal: no value is above zero where the volume is. Choose another scan.");
	}
}
