package org.cutis.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.cutis.model.ModelClass;
import org.cutis.train.EpochFigures;
import org.cutis.train.History;
import org.cutis.train.Sample;
import org.cutis.train.ValidationView;

/** Made-up trainings. */
final class Trainings {

	static final List<ModelClass> LAYERS = List.of(new ModelClass("background", 0), new ModelClass("epidermis",
		0xE69F00), new ModelClass("DEJ", 0x56B4E9), new ModelClass("dermis", 0x009E73));

	private Trainings() {}

	/** A loss that falls from 2 and classes that are learned one after the other, with seeded noise. */
	static History history(final List<ModelClass> classes, final int epochs, final double lastLoss) {
		final Random random = new Random(1);
		History history = new History(classes.stream().map(ModelClass::name).toList(), List.of());
		for (int e = 1; e <= epochs; e++) {
			final double t = 12.0 * e / Math.max(epochs, 12);
			final double loss = (2 - lastLoss) * Math.exp(-t) + lastLoss;
			final List<Double> dice = new ArrayList<>();
			for (int c = 0; c < classes.size(); c++)
				dice.add(Math.max(0, Math.min(1, 0.98 - 0.06 * c - Math.exp(-t * 2 / (c + 1)) + 0.02 * random.nextGaussian())));
			history = history.plus(new EpochFigures(e, 20 * e, 1e-3, loss, loss * (1.1 + 0.02 * t + 0.05 * random
				.nextGaussian()), dice, 3));
		}
		return history;
	}

	/**
	 * Wavy layers from top to bottom with a corner that is ignored; the prediction wavers around the truth.
	 *
	 * @param noise in rows
	 */
	static ValidationView layers(final List<ModelClass> classes, final int width, final int height, final int channels,
		final double noise)
	{
		final Random random = new Random(2);
		final int n = classes.size();
		final float[] image = new float[width * height * channels];
		final float[] labels = new float[width * height * n];
		final float[] probability = new float[labels.length];
		for (int i = 0; i < width * height; i++) {
			final int x = i % width, y = i / width;
			final double wave = height * 0.06 * Math.sin(12.0 * x / width);
			final int truth = layer(y + wave, height, n);
			for (int c = 0; c < channels; c++)
				image[i * channels + c] = (float) (truth * (c == 1 ? -1 : 1) + 0.6 * random.nextGaussian());
			final int found = layer(y + wave + noise * random.nextGaussian(), height, n);
			final boolean ignored = x < width / 5 && y < height / 5;
			for (int c = 0; c < n; c++) {
				labels[i * n + c] = ignored ? -1 : n == 1 ? truth : c == truth ? 1 : 0;
				probability[i * n + c] = n == 1 ? found : c == found ? 1 : 0;
			}
		}
		return new ValidationView("patient 07_slice 113.tif", new Sample(height, width, image, labels), probability,
			classes);
	}

	private static int layer(final double y, final int height, final int classes) {
		final int n = Math.max(2, classes);
		return Math.max(0, Math.min(n - 1, (int) Math.floor(y * n / height)));
	}
}
