package org.cutis.view;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

import ij.gui.ImageRoi;
import ij.process.ByteProcessor;

/**
 * A mask on an image, white where it is set, at one bit a pixel. (ImageRoi's own
 * zero-transparent images take 32.) Saved with an image it becomes an ordinary
 * ImageRoi.
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
		final MaskRoi roi = new MaskRoi(box.x, box.y, bits);
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
