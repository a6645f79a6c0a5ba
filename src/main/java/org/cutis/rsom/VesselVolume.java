package org.cutis.rsom;

import java.util.Arrays;

import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * A phantom with arteries as the vessel network learns from it. Arrays have x
 * fastest, then y, then z (depth).
 *
 * @param width voxels along x (12 µm)
 * @param scans voxels along y (12 µm)
 * @param depth voxels along z (3 µm)
 * @param bands LF and HF, 8 bit, as Open RSOM gives them
 * @param vessels the truth, 1 in vessels: arteries and the capillary loops, all below the epidermis
 * @param floor for each column (x fastest) the first z that is not removed: all above is 0 for the network
 */
record VesselVolume(int width, int scans, int depth, byte[][] bands, byte[] vessels, int[] floor) {

	/** Everything down to the true epidermis' lower surface is removed, as in the RSOM paper's vessel experiment. */
	static VesselVolume of(final RsomPhantom phantom) {
		final Volume<UnsignedByteType> image = PhantomScan.normalized(phantom, "");
		final RandomAccessibleInterval<UnsignedByteType> pixels = image.pixels();
		return new VesselVolume((int) pixels.dimension(0), (int) pixels.dimension(1), (int) pixels.dimension(2), new byte[][] {
			flat(Views.hyperSlice(pixels, 3, 0)), flat(Views.hyperSlice(pixels, 3, 1)) }, flat(phantom.vessels()), floor(phantom
				.epidermis()));
	}

	/**
	 * The first voxel below the epidermis of each column, x fastest; 0 where there is none.
	 *
	 * @param epidermis x, y, z; any minimum; 0 outside
	 */
	static int[] floor(final RandomAccessibleInterval<UnsignedByteType> epidermis) {
		final int columns = (int) (epidermis.dimension(0) * epidermis.dimension(1));
		final int[] floor = new int[columns];
		final Cursor<UnsignedByteType> cursor = Views.flatIterable(epidermis).cursor();
		for (int i = 0; cursor.hasNext(); i++)
			if (cursor.next().get() != 0) floor[i % columns] = i / columns + 1;
		return floor;
	}

	private static byte[] flat(final RandomAccessibleInterval<UnsignedByteType> image) {
		final byte[] values = new byte[Math.toIntExact(Views.iterable(image).size())];
		int i = 0;
		for (final UnsignedByteType t : Views.flatIterable(image))
			values[i++] = t.getByte();
		return values;
	}

	int index(final int x, final int y, final int z) {
		return x + width * (y + scans * z);
	}

	/** A band's value, 0 to 255, 0 above the border. @param shift voxels by which the border lies deeper */
	int value(final int band, final int x, final int y, final int z, final int shift) {
		return z < floor[x + width * y] + shift ? 0 : bands[band][index(x, y, z)] & 0xff;
	}

	/** Indices of all voxels of vessels. */
	int[] vesselVoxels() {
		final int[] found = new int[vessels.length];
		int n = 0;
		for (int i = 0; i < vessels.length; i++)
			if (vessels[i] != 0) found[n++] = i;
		return Arrays.copyOf(found, n);
	}
}
