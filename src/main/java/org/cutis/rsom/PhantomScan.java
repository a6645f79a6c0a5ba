package org.cutis.rsom;

import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** A phantom's bands as Open RSOM would give them. */
public final class PhantomScan {

	private PhantomScan() {}

	/** @return 8-bit, axes x, y, z, c (LF, HF), normalized as {@link RsomReader} does it */
	public static Volume<UnsignedByteType> normalized(final RsomPhantom phantom, final String title) {
		final long[] size = phantom.lf().dimensionsAsLongArray();
		final byte[] bytes = new byte[Math.toIntExact(2 * size[0] * size[1] * size[2])];
		normalize(Band.LF, phantom.lf(), bytes, 0);
		normalize(Band.HF, phantom.hf(), bytes, bytes.length / 2);
		return new Volume<>(title, ArrayImgs.unsignedBytes(bytes, size[0], size[1], size[2], 2), PixelSize.RSOM);
	}

	private static void normalize(final Band band, final RandomAccessibleInterval<FloatType> raw, final byte[] bytes,
		final int at)
	{
		double max = 0;
		for (final FloatType t : Views.iterable(raw))
			max = Math.max(max, t.get());
		int i = at;
		for (final FloatType t : Views.flatIterable(raw))
			bytes[i++] = (byte) Math.round(255 * band.map(t.get() / max));
	}
}
