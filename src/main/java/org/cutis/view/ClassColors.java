package org.cutis.view;

import java.util.List;

import org.cutis.model.ModelClass;
import org.cutis.train.ValidationView;

import ij.process.ColorProcessor;

/**
 * The colours of classes laid over a picture: half-transparent, the contour in
 * full. A black class is background and stays as the picture is; pixels that do
 * not count are hatched.
 */
final class ClassColors {

	/** Distance and width of the lines that hatch, in pixels. */
	private static final int HATCH = 8, HATCH_LINE = 2;

	private static final int HATCH_COLOR = 0xffb0b0b0;

	private ClassColors() {}

	/**
	 * Colours a picture.
	 *
	 * @param of class of each of the picture's pixels, as in {@link ValidationView#truth()}
	 */
	static void overlay(final ColorProcessor picture, final int[] of, final List<ModelClass> classes) {
		final int w = picture.getWidth();
		final int[] pixels = (int[]) picture.getPixels();
		for (int i = 0; i < pixels.length; i++) {
			if (of[i] == ValidationView.IGNORED) pixels[i] = hatched(pixels[i], i % w, i / w);
			else if (of[i] >= 0 && classes.get(of[i]).color() != 0) {
				final int color = 0xff000000 | classes.get(of[i]).color();
				pixels[i] = isBorder(of, i, w) ? color : half(pixels[i], color);
			}
		}
	}

	/** A pixel of the hatching over what is there, which is seen but dark. */
	static int hatched(final int rgb, final int x, final int y) {
		return (x + y) % HATCH < HATCH_LINE ? HATCH_COLOR : half(rgb, 0);
	}

	private static int half(final int a, final int b) {
		return 0xff000000 | (a >> 1 & 0x7f7f7f) + (b >> 1 & 0x7f7f7f);
	}

	/** Whether a neighbour in the picture is of another class. */
	private static boolean isBorder(final int[] of, final int i, final int w) {
		final int x = i % w;
		return x > 0 && of[i - 1] != of[i] || x + 1 < w && of[i + 1] != of[i] || i >= w && of[i - w] != of[i] || i +
			w < of.length && of[i + w] != of[i];
	}
}
