package org.cutis.view;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.cutis.model.ModelClass;
import org.cutis.task.Progress;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** An image, the same with its classes over it, and a legend, side by side; as large as a screen at most. */
public final class ClassPicture {

	/** Longest side of each of the two, in pixels. */
	private static final int LARGEST = 1000;

	/** Samples along each side of a pixel that stands for several. */
	private static final int SAMPLES = 4;

	private static final int LEGEND = 210, TEXT = 14;

	private ClassPicture() {}

	/**
	 * Draws the picture. Needs no display.
	 *
	 * @param image a single one, as it is displayed; not changed
	 * @param labels x fastest, of the image's size, indices of classes
	 * @param percent of all pixels, by class
	 */
	public static ColorProcessor of(final ImagePlus image, final byte[] labels, final List<ModelClass> classes,
		final double[] percent, final Progress progress)
	{
		final int w = image.getWidth(), h = image.getHeight();
		final double step = Math.max(1, (double) Math.max(w, h) / LARGEST);
		final int width = Math.max(1, (int) Math.round(w / step)), height = Math.max(1, (int) Math.round(h / step));
		final ColorProcessor grey = new ColorProcessor(width, height), colored = new ColorProcessor(width, height);
		final ImageProcessor pixels = image.getStack().getProcessor(1);
		final double low = image.getDisplayRangeMin(), gain = 255 / Math.max(1e-9, image.getDisplayRangeMax() - low);
		final boolean rgb = image.getBitDepth() == 24;
		final int samples = (int) Math.min(SAMPLES, Math.ceil(step));
		for (int y = 0; y < height; y++) {
			progress.update((double) y / height, "Drawing the picture");
			for (int x = 0; x < width; x++) {
				double value = 0;
				final double[] color = new double[3];
				for (int k = 0; k < samples * samples; k++) {
					final int px = at(x, k % samples, samples, width, w), py = at(y, k / samples, samples, height, h);
					value += rgb ? pixels.get(px, py) & 0xff : Math.max(0, Math.min(255, (pixels.getf(px, py) - low) * gain));
					final int c = classes.get(labels[py * w + px] & 0xff).color();
					for (int i = 0; i < 3; i++)
						color[i] += c >> 16 - 8 * i & 0xff;
				}
				final double n = samples * samples, v = value / n;
				grey.set(x, y, rgb(v, v, v));
				colored.set(x, y, rgb((v + color[0] / n) / 2, (v + color[1] / n) / 2, (v + color[2] / n) / 2));
			}
		}
		return Pictures.sideBySide(grey, colored, legend(classes, percent));
	}

	/** A sample's place in the image. */
	private static int at(final int pixel, final int sample, final int samples, final int count, final int length) {
		return Math.min(length - 1, (int) ((pixel + (sample + 0.5) / samples) * length / count));
	}

	private static int rgb(final double r, final double g, final double b) {
		return 0xff000000 | (int) Math.round(r) << 16 | (int) Math.round(g) << 8 | (int) Math.round(b);
	}

	private static ColorProcessor legend(final List<ModelClass> classes, final double[] percent) {
		final List<ModelClass> entries = IntStream.range(0, classes.size()).mapToObj(i -> new ModelClass(String.format(
			Locale.ROOT, "%s  %.1f %%", classes.get(i).name(), percent[i]), classes.get(i).color())).toList();
		final ClassLegend measured = new ClassLegend(canvas(1), entries, "", LEGEND - 2 * Pictures.GAP);
		final ColorProcessor canvas = canvas(measured.height() + 2 * Pictures.GAP);
		measured.draw(canvas, Pictures.GAP, Pictures.GAP);
		return canvas;
	}

	private static ColorProcessor canvas(final int height) {
		final ColorProcessor canvas = new ColorProcessor(LEGEND, height);
		canvas.setAntialiasedText(true);
		canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT));
		return canvas;
	}
}
