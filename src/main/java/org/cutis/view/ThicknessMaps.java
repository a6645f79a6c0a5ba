package org.cutis.view;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;

import org.cutis.measure.HeightMap;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** En-face maps of thickness in colour: dark is thin, bright is thick, black is none. */
public final class ThicknessMaps {

	/** Of Matplotlib's viridis, which also colour-blind people can read, evenly spaced. */
	private static final int[] VIRIDIS = { 0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59,
		0xB4DE2C, 0xFDE725 };

	/** Share of the range that is shown below the smallest value: it gets the second colour, not the first. */
	private static final double BELOW = 1 / 200.0;

	private static final int BAR = 22, GAP = 14, TEXT = 76, TICKS = 5, SHORTEST = 160;

	private ThicknessMaps() {}

	/**
	 * A 32-bit image, x to the right, B-scans downwards, a slice for each map.
	 *
	 * @param maps thickness in pixels, all of one size; NaN where there is none
	 * @param names of the layers, which the slices are labelled with
	 * @param factor what a pixel of thickness is worth, µm or 1
	 * @param calibration of the en-face image; its value unit is that of the thickness
	 */
	public static ImagePlus image(final String title, final List<HeightMap> maps, final List<String> names,
		final double factor, final Calibration calibration)
	{
		final ImageStack stack = new ImageStack(maps.get(0).width(), maps.get(0).slices());
		for (int i = 0; i < maps.size(); i++) {
			final double[] px = maps.get(i).heights();
			final float[] values = new float[px.length];
			for (int k = 0; k < values.length; k++)
				values[k] = (float) (px[k] * factor);
			stack.addSlice(names.get(i), values);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setCalibration(calibration);
		final double[] range = range(stack);
		image.setLut(lut());
		// The lowest colour is black and for pixels without a value: ImageJ draws NaN in it.
		image.setDisplayRange(range[0] - (range[1] - range[0]) * BELOW, range[1]);
		return image;
	}

	/** The colours, the first of them black. */
	static LUT lut() {
		final byte[][] rgb = new byte[3][256];
		for (int i = 1; i < 256; i++) {
			final int color = color((i - 1) / 254.0).getRGB();
			for (int c = 0; c < 3; c++)
				rgb[c][i] = (byte) (color >> 16 - 8 * c);
		}
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}

	/** @param share 0 to 1 */
	private static Color color(final double share) {
		final double at = share * (VIRIDIS.length - 1);
		final int i = Math.min(VIRIDIS.length - 2, (int) at);
		final double f = at - i;
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int a = VIRIDIS[i] >> shift & 0xff, b = VIRIDIS[i + 1] >> shift & 0xff;
			rgb |= (int) Math.round(a + f * (b - a)) << shift;
		}
		return new Color(rgb);
	}

	/** The smallest and the largest value there is; not equal. */
	private static double[] range(final ImageStack stack) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (int i = 1; i <= stack.size(); i++)
			for (final float v : (float[]) stack.getPixels(i)) {
				if (v < min) min = v;
				if (v > max) max = v;
			}
		if (min > max) return new double[] { 0, 1 };
		return min < max ? new double[] { min, max } : new double[] { min - 0.5, max + 0.5 };
	}

	/**
	 * A map's slices one below the other as a picture with a scale. Pixels are
	 * square if the map is calibrated. Needs no display.
	 *
	 * @param map made by {@link #image}
	 * @param names of the layers
	 */
	public static ColorProcessor picture(final ImagePlus map, final List<String> names) {
		final ColorProcessor[] parts = new ColorProcessor[map.getStackSize()];
		for (int i = 0; i < parts.length; i++)
			parts[i] = Pictures.captioned(names.get(i) + " thickness", picture(map, i + 1));
		return Pictures.stacked(parts);
	}

	private static ColorProcessor picture(final ImagePlus map, final int slice) {
		final double low = map.getDisplayRangeMin(), high = map.getDisplayRangeMax(), least = low + (high - low) * BELOW / (1 + BELOW);
		final FloatProcessor values = (FloatProcessor) map.getStack().getProcessor(slice);
		final ColorProcessor colors = new ColorProcessor(values.getWidth(), values.getHeight());
		for (int i = 0; i < values.getPixelCount(); i++) {
			final double share = (values.getf(i) - least) / (high - least);
			colors.set(i, Double.isNaN(share) ? 0 : color(Math.max(0, Math.min(1, share))).getRGB());
		}
		final Calibration c = map.getCalibration();
		final ImageProcessor square = Render.square(colors, c.pixelWidth, c.pixelHeight, ImageProcessor.NONE);
		final ColorProcessor all = new ColorProcessor(square.getWidth() + GAP + BAR + TEXT, Math.max(SHORTEST, square
			.getHeight()));
		all.insert(square, 0, 0);
		scale(all, square.getWidth() + GAP, least, high, c.getValueUnit());
		return all;
	}

	private static void scale(final ColorProcessor picture, final int left, final double low, final double high,
		final String unit)
	{
		final int margin = 10, height = Math.min(picture.getHeight(), 400) - 2 * margin;
		for (int y = 0; y < height; y++) {
			picture.setColor(color(1 - y / (height - 1.0)));
			picture.drawLine(left, margin + y, left + BAR - 1, margin + y);
		}
		picture.setColor(Color.WHITE);
		picture.setAntialiasedText(true);
		picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		for (int i = 0; i < TICKS; i++) {
			final double share = i / (TICKS - 1.0);
			final int y = (int) Math.round(margin + (1 - share) * (height - 1));
			picture.drawLine(left + BAR, y, left + BAR + 3, y);
			picture.drawString(text(low + share * (high - low), high - low) + " " + unit, left + BAR + 7, y + 8);
		}
	}

	/** With as many digits as tell the ticks apart. */
	private static String text(final double value, final double range) {
		final int decimals = (int) Math.max(0, Math.min(4, Math.ceil(1.3 - Math.log10(range))));
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}
}
