package org.cutis.tile;

/** A volume as a network sees it, read by boxes. The axes are z (slowest), y, x. */
public interface VolumeSource {

	/** Voxels along z. */
	long depth();

	/** Voxels along y. */
	long height();

	/** Voxels along x. */
	long width();

	/** Values of a voxel. */
	int channels();

	/**
	 * Reads a box that lies inside the volume, from (0, 0, 0) on. Called by one
	 * thread at a time, not the one that made the source.
	 *
	 * @param z first slice
	 * @param y first row
	 * @param x first column
	 * @param into filled from 0 on: depth x height x width x channels
	 * @throws org.cutis.task.UserError if the volume cannot be read
	 */
	void read(long z, long y, long x, int depth, int height, int width, float[] into);
}
