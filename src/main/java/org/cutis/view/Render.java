package org.cutis.view;

import java.util.Arrays;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** From measured planes to a colour picture with a mask on it. */
final class Render {

	/** No picture grows beyond this on either side, in pixels. */
	private static final int MAX_SIDE = 4096;

	private static final double BLACK_SHARE = 0.01;

	private static final double WHITE_SHARE = 0.999;

	private static final int BLUE = 0xc8;

	private Render() {}

	/**
	 * One plane in grey, or two as red and green (LF, HF).
	 *
	 * @param eightBit whether the values are meant as 0 to 255; others are
	 *          stretched between the 1st and the 99.9th percentile of each plane
	 */
	static ColorProcessor colors(final FloatProcessor[] planes, final boolean eightBit) {
		final byte[][] rgb = new byte[3][];
		for (int c = 0; c < Math.min(2, planes.length); c++)
			rgb[c] = stretch((float[]) planes[c].getPixels(), eightBit);
		if (planes.length == 1) rgb[1] = rgb[0];
		rgb[2] = planes.length == 1 ? rgb[0] : new byte[rgb[0].length];
		final ColorProcessor picture = new ColorProcessor(planes[0].getWidth(), planes[0].getHeight());
		picture.setRGB(rgb[0], rgb[1], rgb[2]);
		return picture;
	}

	/**
	 * One plane in grey, two as red and green (LF, HF), three as red, green and blue, more as their mean in grey. Each is
	 * stretched between its 1st and its 99.9th percentile; three between those of all together, so that colours stay what
	 * they are.
	 */
	static ColorProcessor composite(final FloatProcessor[] planes) {
		if (planes.length < 3) return colors(planes, false);
		if (planes.length > 3) return (ColorProcessor) grey(planes).convertToRGB();
		final ColorProcessor picture = new ColorProcessor(planes[0].getWidth(), planes[0].getHeight());
		final int n = picture.getPixelCount();
		final float[] all = new float[3 * n];
		for (int c = 0; c < 3; c++)
			System.arraycopy(planes[c].getPixels(), 0, all, c * n, n);
		final byte[] stretched = stretch(all, false);
		final byte[][] rgb = new byte[3][];
		for (int c = 0; c < 3; c++)
			rgb[c] = Arrays.copyOfRange(stretched, c * n, (c + 1) * n);
		picture.setRGB(rgb[0], rgb[1], rgb[2]);
		return picture;
	}

	/** The mean of planes, each stretched between its 1st and its 99.9th percentile. */
	static ByteProcessor grey(final FloatProcessor[] planes) {
		final int[] sum = new int[planes[0].getPixelCount()];
		for (final FloatProcessor plane : planes) {
			final byte[] values = stretch((float[]) plane.getPixels(), false);
			for (int i = 0; i < sum.length; i++)
				sum[i] += values[i] & 0xff;
		}
		final ByteProcessor grey = new ByteProcessor(planes[0].getWidth(), planes[0].getHeight());
		for (int i = 0; i < sum.length; i++)
			grey.set(i, sum[i] / planes.length);
		return grey;
	}

	private static byte[] stretch(final float[] values, final boolean eightBit) {
		double black = 0;
		double white = 255;
		if (!eightBit) {
			final float[] sorted = values.clone();
			Arrays.sort(sorted);
			black = sorted[(int) (BLACK_SHARE * (sorted.length - 1))];
			white = sorted[(int) (WHITE_SHARE * (sorted.length - 1))];
		}
		final double scale = white > black ? 255 / (white - black) : 0;
		final byte[] out = new byte[values.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) Math.round(Math.max(0, Math.min(255, (values[i] - black) * scale)));
		return out;
	}

	/**
	 * Scales a picture so that its pixels are square, as large as the finer side
	 * was.
	 *
	 * @param right size of a pixel to the right
	 * @param down size of a pixel downwards
	 * @param method ImageProcessor's interpolation
	 */
	static ImageProcessor square(final ImageProcessor picture, final double right, final double down,
		final int method)
	{
		return square(picture, right, down, Math.min(right, down), method);
	}

	/** The same, with pixels of a size. @param fine side of the result's pixels */
	static ImageProcessor square(final ImageProcessor picture, final double right, final double down, final double fine,
		final int method)
	{
		double w = picture.getWidth() * right / fine;
		double h = picture.getHeight() * down / fine;
		final double shrink = Math.min(1, MAX_SIDE / Math.max(w, h));
		w *= shrink;
		h *= shrink;
		picture.setInterpolationMethod(method);
		return picture.resize(Math.max(1, (int) Math.round(w)), Math.max(1, (int) Math.round(h)));
	}

	/** Lays a mask over a picture of the same size: half-transparent white, its contour in full white. */
	static void mask(final ColorProcessor picture, final ByteProcessor mask, final boolean contour) {
		final int w = picture.getWidth();
		final int[] pixels = (int[]) picture.getPixels();
		for (int i = 0; i < pixels.length; i++) {
			if (mask.get(i) == 0) continue;
			pixels[i] = contour && isBorder(mask, i % w, i / w) ? 0xffffffff : halfWhite(pixels[i]);
		}
	}

	/** Lays a mask over a picture of the same size in blue, which red and green shine through. */
	static void blue(final ColorProcessor picture, final ByteProcessor mask) {
		final int[] pixels = (int[]) picture.getPixels();
		for (int i = 0; i < pixels.length; i++)
			if (mask.get(i) != 0) pixels[i] = pixels[i] & 0xffffff00 | Math.max(pixels[i] & 0xff, BLUE);
	}

	private static int halfWhite(final int rgb) {
		return 0xff808080 | (rgb & 0xfefefe) >> 1;
	}

	/** Whether one of the four neighbours in the picture is outside the mask. */
	private static boolean isBorder(final ByteProcessor mask, final int x, final int y) {
		return x > 0 && mask.get(x - 1, y) == 0 || x + 1 < mask.getWidth() && mask.get(x + 1, y) == 0 || y > 0 && mask
			.get(x, y - 1) == 0 || y + 1 < mask.getHeight() && mask.get(x, y + 1) == 0;
	}
}
