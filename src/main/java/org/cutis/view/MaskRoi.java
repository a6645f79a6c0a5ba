package org.cutis.view;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

import ij.gui.ImageRoi;
import ij.process.ByteProcessor;

/**
 * A mask on an image, white where it is set, at one bit a pixel, or labels in
 * their colours at eight. (ImageRoi's own zero-transparent images take 32.) Saved
 * with an image it becomes an ordinary ImageRoi.
 */
final class MaskRoi extends ImageRoi {

	private static final long serialVersionUID = 1L;

	private final transient BufferedImage bits;

	private MaskRoi(final int x, final int y, final BufferedImage bits) {
		super(x, y, bits);
		this.bits = bits;
	}

	/**
	 * Wraps a mask.
	 *
	 * @param mask 0 where it is transparent
	 * @param box the part of it to take
	 * @param opacity 0 to 1
	 */
	static MaskRoi of(final ByteProcessor mask, final Rectangle box, final double opacity) {
		final byte[] colors = { 0, -1 };
		final IndexColorModel model = new IndexColorModel(1, 2, colors, colors, colors, 0);
		final BufferedImage bits = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_BINARY, model);
		for (int y = 0; y < box.height; y++)
			for (int x = 0; x < box.width; x++)
				if (mask.get(box.x + x, box.y + y) != 0) bits.getRaster().setSample(x, y, 0, 1);
		return of(box, bits, opacity);
	}

	/**
	 * Labels in colours.
	 *
	 * @param labels one byte a pixel of the whole image, x fastest; copied
	 * @param width of the image
	 * @param box the part of it to take
	 * @param colors 0xRRGGBB by label, at most 256; black is transparent
	 * @param opacity 0 to 1
	 */
	static MaskRoi of(final byte[] labels, final int width, final Rectangle box, final int[] colors,
		final double opacity)
	{
		final int[] argb = new int[256];
		for (int i = 0; i < colors.length; i++)
			if ((colors[i] & 0xFFFFFF) != 0) argb[i] = 0xFF000000 | colors[i];
		final IndexColorModel model = new IndexColorModel(8, argb.length, argb, 0, true, -1, DataBuffer.TYPE_BYTE);
		final BufferedImage pixels = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_INDEXED, model);
		final byte[] row = new byte[box.width];
		for (int y = 0; y < box.height; y++) {
			System.arraycopy(labels, (box.y + y) * width + box.x, row, 0, row.length);
			pixels.getRaster().setDataElements(0, y, box.width, 1, row);
		}
		return of(box, pixels, opacity);
	}

	private static MaskRoi of(final Rectangle box, final BufferedImage pixels, final double opacity) {
		final MaskRoi roi = new MaskRoi(box.x, box.y, pixels);
		roi.setOpacity(opacity);
		return roi;
	}

	/** What ImageJ writes into files: black is transparent there, too. */
	@Override
	public boolean getZeroTransparent() {
		return true;
	}

	/** ImageRoi's clone would be opaque, and 32 times as large. */
	@Override
	public synchronized Object clone() {
		final MaskRoi copy = new MaskRoi((int) getXBase(), (int) getYBase(), bits);
		copy.copyAttributes(this);
		copy.setOpacity(getOpacity());
		copy.setPosition(getCPosition(), getZPosition(), getTPosition());
		if (!hasHyperStackPosition()) copy.setPosition(getPosition());
		return copy;
	}
}
