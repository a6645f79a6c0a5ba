package org.cutis.view;

import java.awt.Font;

import ij.process.ImageProcessor;

/** Text on pictures. */
final class Captions {

	private static final String CUT = "...";

	private Captions() {}

	/** Text of a size from now on, smooth. */
	static void font(final ImageProcessor picture, final int size) {
		picture.setAntialiasedText(true);
		picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
	}

	/** A text as it is, or, if it is wider than the place for it, cut. @param picture has the font */
	static String shortened(final ImageProcessor picture, final String text, final int width) {
		if (picture.getStringWidth(text) <= width) return text;
		int length = text.length();
		while (length > 0 && picture.getStringWidth(text.substring(0, length) + CUT) > width)
			length--;
		return text.substring(0, length) + CUT;
	}
}
