package org.cutis.command;

import org.cutis.task.FreeMemory;
import org.cutis.task.UserError;

/**
 * The extents of a phantom to make.
 *
 * @param width voxels along x
 * @param scans B-scans
 * @param depth voxels into the skin
 */
record PhantomSize(int width, int scans, int depth) {

	static final int MIN_DEPTH = 16;

	/** This size, with the other's where it is 0. @throws UserError if it is too flat */
	PhantomSize or(final PhantomSize usual) {
		if (depth > 0 && depth < MIN_DEPTH) throw new UserError("The parameter depth is " + depth +
			", but must be between " + MIN_DEPTH + " and 4000, or 0 for the usual depth.");
		return new PhantomSize(width == 0 ? usual.width : width, scans == 0 ? usual.scans : scans, depth == 0 ? usual.depth
			: depth);
	}

	/**
	 * Checks that it can be made.
	 *
	 * @param bytesPerVoxel memory it takes
	 * @throws UserError if it is too large
	 */
	void checkMemory(final int bytesPerVoxel) {
		final double voxels = (double) width * scans * depth;
		if (voxels > Integer.MAX_VALUE - 8) throw new UserError(words() +
			" voxels is too large: at most 2147 million voxels are possible. Make width, scans or depth smaller.");
		FreeMemory.require(voxels * bytesPerVoxel, words() + " voxels needs about", "Make it smaller");
	}

	private String words() {
		return "A phantom of " + width + " x " + scans + " x " + depth;
	}
}
