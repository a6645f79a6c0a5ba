package org.cutis.view;

import java.awt.Color;
import java.util.Arrays;

import org.cutis.train.Sample;
import org.cutis.train.ValidationView;

import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * A validation image, and in grey with its truth and with what the network gives
 * now, side by side or, if they become much larger that way, below each other;
 * the classes' names and colours beneath. Needs no display.
 */
public final class ValidationPicture {

	private static final int WIDTH = 1200, HEIGHT = 480;

	private static final int GAP = 6, CAPTION = 24, FONT = 14;

	/** Least length of the longer side of each of the three. */
	private static final int LEAST = 32;

	/** How many times as large the three must become to be below each other. */
	private static final double STACKED = 1.4;

	private static final int GROUND = 0x262626;

	private static final String[] CAPTIONS = { "", "Truth", "Segmentation" };

	private ValidationPicture() {}

	/** 1200 pixels wide and at most 480 high. */
	public static ColorProcessor of(final ValidationView view) {
		return of(view, WIDTH, HEIGHT);
	}

	/**
	 * As large as fits, but never too small for something to be seen.
	 *
	 * @param width of the picture
	 * @param height at most
	 */
	public static ColorProcessor of(final ValidationView view, final int width, final int height) {
		final int[] truth = view.truth();
		final String hatched = Arrays.stream(truth).anyMatch(c -> c == ValidationView.IGNORED) ? "not counted" : "";
		final ColorProcessor probe = new ColorProcessor(1, 1);
		Captions.font(probe, FONT);
		final ClassLegend legend = new ClassLegend(probe, view.classes(), hatched, width - 2 * GAP);
		final Layout layout = Layout.of(view.sample(), width, height - legend.height());
		final ColorProcessor canvas = new ColorProcessor(Math.max(width, layout.width()), layout.height() + legend
			.height());
		canvas.setColor(GROUND);
		canvas.fill();
		Captions.font(canvas, FONT);
		final FloatProcessor[] planes = layout.planes(view.sample());
		final int left = (canvas.getWidth() - layout.width()) / 2;
		for (int i = 0; i < CAPTIONS.length; i++) {
			final int x = left + layout.x(i);
			final ColorProcessor panel = i == 0 ? Render.composite(planes) : (ColorProcessor) Render.grey(planes)
				.convertToRGB();
			if (i > 0) ClassColors.overlay(panel, layout.nearest(i == 1 ? truth : view.prediction(), view.sample()), view
				.classes());
			canvas.insert(panel, x, layout.y(i));
			canvas.setColor(Color.WHITE);
			canvas.drawString(Captions.shortened(canvas, i == 0 ? view.name() : CAPTIONS[i], layout.w), x, layout.y(i) - GAP);
		}
		legend.draw(canvas, GAP, layout.height());
		return canvas;
	}

	/**
	 * Where the three are.
	 *
	 * @param w width of one
	 * @param h height of one
	 * @param right 1 if they are side by side, 0 if they are below each other
	 */
	private record Layout(int w, int h, int right) {

		static Layout of(final Sample sample, final int width, final int height) {
			final double beside = scale(sample, (width - 4 * GAP) / 3, height - CAPTION - GAP);
			final double below = scale(sample, width - 2 * GAP, (height - 3 * CAPTION - GAP) / 3);
			final boolean stacked = below > STACKED * beside;
			final double least = (double) LEAST / Math.max(sample.width(), sample.height());
			final double scale = Math.max(least, stacked ? below : beside);
			return new Layout(Math.max(1, (int) (sample.width() * scale)), Math.max(1, (int) (sample.height() * scale)),
				stacked ? 0 : 1);
		}

		private static double scale(final Sample sample, final int width, final int height) {
			return Math.min((double) width / sample.width(), (double) height / sample.height());
		}

		int x(final int i) {
			return GAP + right * i * (w + GAP);
		}

		int y(final int i) {
			return CAPTION + (1 - right) * i * (h + CAPTION);
		}

		int width() {
			return x(2) + w + GAP;
		}

		int height() {
			return y(2) + h + GAP;
		}

		/** Channels in the size of one. */
		FloatProcessor[] planes(final Sample sample) {
			final FloatProcessor[] planes = new FloatProcessor[sample.channels()];
			for (int c = 0; c < planes.length; c++) {
				final FloatProcessor plane = new FloatProcessor(sample.width(), sample.height());
				for (int i = 0; i < plane.getPixelCount(); i++)
					plane.setf(i, sample.image()[i * planes.length + c]);
				plane.setInterpolationMethod(ImageProcessor.BILINEAR);
				planes[c] = (FloatProcessor) plane.resize(w, h, true);
			}
			return planes;
		}

		/** Classes in the size of one. */
		int[] nearest(final int[] of, final Sample sample) {
			final int[] scaled = new int[w * h];
			for (int i = 0; i < scaled.length; i++) {
				final int x = (int) ((i % w + 0.5) * sample.width() / w);
				final int y = (int) ((i / w + 0.5) * sample.height() / h);
				scaled[i] = of[y * sample.width() + x];
			}
			return scaled;
		}
	}}
