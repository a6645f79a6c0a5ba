package org.cutis.rsom;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;

import org.cutis.phantom.RsomPhantom;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Phantoms as the files of a scan. */
public final class PhantomFiles {

	private static final double STEP = 0.012;

	private PhantomFiles() {}

	/** {@code R_<seed, 14 digits>_phantom}: the title of the scan, which each seed has for itself. */
	public static String title(final long seed) {
		return "R_" + datetime(seed) + "_phantom";
	}

	/**
	 * Writes the bands and the surface of a phantom as {@link RsomWriter} does.
	 *
	 * @param folder exists
	 * @throws UserError if there is a folder of a file's name
	 * @throws IOException if a file cannot be written
	 */
	public static RsomScan write(final File folder, final long seed, final RsomPhantom phantom,
		final Progress progress) throws IOException
	{
		return RsomWriter.write(folder, datetime(seed), "phantom", phantom.lf(), phantom.hf(), surface(
			phantom), progress);
	}

	/**
	 * A phantom's truth in the place where Open RSOM, as it comes, puts the scan:
	 * flattened, and cut or filled up to {@link RsomReader#DEPTH} slices.
	 *
	 * @param label axes x, y, z of the phantom
	 */
	public static RandomAccessibleInterval<UnsignedByteType> asOpened(
		final RandomAccessibleInterval<UnsignedByteType> label, final RsomPhantom phantom)
	{
		final int w = (int) label.dimension(0);
		final int h = (int) label.dimension(1);
		final int d = (int) Math.min(label.dimension(2), RsomReader.DEPTH);
		final int[][] shifts = surface(phantom).shifts(w, h, new File("Surf_phantom.mat"));
		final byte[] opened = new byte[w * h * RsomReader.DEPTH];
		final RandomAccess<UnsignedByteType> access = label.randomAccess();
		for (int z = 0; z < label.dimension(2); z++)
			for (int y = 0; y < h; y++)
				for (int x = 0; x < w; x++) {
					final int to = z + shifts[y][x];
					if (to >= 0 && to < d) opened[x + w * (y + h * to)] = access.setPositionAndGet(x, y, z).getByte();
				}
		return ArrayImgs.unsignedBytes(opened, w, h, RsomReader.DEPTH);
	}

	/**
	 * The surface's course across the B-scans. Along them it is level: to shift
	 * neighbouring columns by whole voxels would roughen the borders.
	 */
	static Surface surface(final RsomPhantom phantom) {
		final float[][] depth = phantom.surface();
		final double[][] height = new double[depth.length][depth[0].length];
		for (int y = 0; y < depth.length; y++) {
			double mean = 0;
			for (final float z : depth[y])
				mean += z / depth[y].length;
			// surface files count in half voxels
			Arrays.fill(height[y], 2 * mean);
		}
		return new Surface(height, STEP, STEP);
	}

	private static String datetime(final long seed) {
		final String digits = Long.toUnsignedString(seed);
		return "0".repeat(Math.max(0, 14 - digits.length())) + digits;
	}
}
