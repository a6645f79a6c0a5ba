package org.cutis.rsom;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.measure.HeightMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * A small image whose tissue is known: a slanting epidermis of 30 voxels, brightness 100, and tubes of brightness 250
 * along x, one in the epidermis and one below it. x, y, z = depth, 12 x 12 x 3 µm.
 */
final class VesselScene {

	static final int WIDTH = 30, SCANS = 20, DEPTH = 150, THICKNESS = 30, RADIUS = 24;

	/** Depth of the tube below and of that in the epidermis, µm. */
	static final double BELOW = 310, WITHIN = 60;

	/** Where the image begins. */
	private static final long[] MIN = { 4, -3, 9, 0 };

	private VesselScene() {}

	/** First voxel of the epidermis. */
	static int upper(final int x) {
		return 10 + x / 3;
	}

	/** First voxel below the epidermis. */
	static int lower(final int x) {
		return upper(x) + THICKNESS;
	}

	static HeightMap surface() {
		final double[] heights = new double[WIDTH * SCANS];
		for (int i = 0; i < heights.length; i++)
			heights[i] = lower(i % WIDTH);
		return new HeightMap(WIDTH, SCANS, heights);
	}

	/** Whether a voxel's middle is in the tube at a depth, in the middle B-scan. */
	static boolean isTube(final int y, final int z, final double depth) {
		return Math.hypot((y - SCANS / 2) * 12.0, z * 3.0 - depth) <= RADIUS;
	}

	/** LF has the full brightness, HF the half. */
	static Volume<UnsignedByteType> volume(final DepthAxis axis) {
		final ArrayImg<UnsignedByteType, ByteArray> image = ArrayImgs.unsignedBytes(WIDTH, SCANS, DEPTH, 2);
		final var cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			final UnsignedByteType t = cursor.next();
			final int x = cursor.getIntPosition(0), y = cursor.getIntPosition(1), z = cursor.getIntPosition(2);
			final boolean skin = z >= upper(x) && z < lower(x);
			final int v = isTube(y, z, BELOW) || isTube(y, z, upper(x) * 3 + WITHIN) ? 250 : skin ? 100 : 0;
			t.set(v / (1 + cursor.getIntPosition(3)));
		}
		final boolean enFace = axis == DepthAxis.Z;
		final RandomAccessibleInterval<UnsignedByteType> turned = enFace ? image : Views.permute(image, 1, 2);
		return new Volume<>("scene", Views.translate(turned, MIN), enFace ? PixelSize.RSOM : new PixelSize(12, 3, 12, true));
	}

	/** The epidermis as labels 3, from 0 on. */
	static RandomAccessibleInterval<UnsignedByteType> epidermis() {
		final ArrayImg<UnsignedByteType, ByteArray> image = ArrayImgs.unsignedBytes(WIDTH, SCANS, DEPTH);
		final var cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			final UnsignedByteType t = cursor.next();
			final int x = cursor.getIntPosition(0), z = cursor.getIntPosition(2);
			t.set(z >= upper(x) && z < lower(x) ? 3 : 0);
		}
		return image;
	}
}
