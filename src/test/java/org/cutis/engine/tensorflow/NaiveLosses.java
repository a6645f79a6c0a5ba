package org.cutis.engine.tensorflow;

import java.util.List;

import org.cutis.engine.LossSpec;

/** The papers' equations as they are printed, pixel by pixel, in double precision; ignored pixels skipped. */
final class NaiveLosses {

	/** batch, height, width, classes */
	private final int n, h, w, k;

	private final double[] p;

	private final float[] y;

	private NaiveLosses(final double[] logits, final float[] labels, final int[] shape) {
		n = shape[0];
		h = shape[1];
		w = shape[2];
		k = shape[3];
		y = labels;
		p = new double[logits.length];
		for (int i = 0; i < n * h * w; i++) {
			double sum = k == 1 ? 1 : 0;
			for (int c = 0; c < k; c++)
				sum += Math.exp(logits[i * k + c]);
			for (int c = 0; c < k; c++)
				p[i * k + c] = Math.exp(logits[i * k + c]) / sum;
		}
	}

	/** The whole loss. @param logits of each level, coarsest first */
	static double total(final LossSpec spec, final double[] beta, final LossRun.Image labels,
		final List<double[]> logits, final List<int[]> shapes)
	{
		double total = 0;
		for (int i = 0; i < logits.size(); i++) {
			final float[] y = resized(labels, 1 << (logits.size() - 1 - i), shapes.get(i));
			total += beta[i] * new NaiveLosses(logits.get(i), y, shapes.get(i)).level(spec);
		}
		return total;
	}

	/** The label at the centre of each pixel of the coarser level, which is f pixels of the image wide. */
	private static float[] resized(final LossRun.Image labels, final int f, final int[] to) {
		final int[] from = labels.shape();
		final float[] out = new float[to[0] * to[1] * to[2] * to[3]];
		int o = 0;
		for (int b = 0; b < to[0]; b++)
			for (int z = 0; z < to[1]; z++)
				for (int x = 0; x < to[2]; x++) {
					final int sz = Math.min(z * f + f / 2, from[1] - 1);
					final int sx = Math.min(x * f + f / 2, from[2] - 1);
					for (int c = 0; c < to[3]; c++)
						out[o++] = labels.values()[((b * from[1] + sz) * from[2] + sx) * from[3] + c];
				}
		return out;
	}

	private double level(final LossSpec spec) {
		return switch (spec.name()) {
			case LossSpec.BCE_SMOOTHNESS -> meanOverPixels(false) + spec.weight() * meanOverPixels(true);
			case LossSpec.CROSS_ENTROPY -> crossEntropy(spec.classWeights());
			default -> {
				double sum = 0;
				int images = 0;
				for (int b = 0; b < n; b++) {
					boolean any = false;
					for (int i = 0; i < h * w; i++)
						any |= y[(b * h * w + i) * k] >= 0;
					if (!any) continue;
					images++;
					sum += ofImage(spec, b);
				}
				yield images == 0 ? 0 : sum / images;
			}
		};
	}

	private boolean labelled(final int pixel) {
		return y[pixel * k] >= 0;
	}

	/** H of Eq. 1 or S of Eqs. 3 and 4; one output map. */
	private double meanOverPixels(final boolean smoothness) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < n * h * w; i++) {
			if (!labelled(i)) continue;
			count++;
			if (!smoothness) {
				sum -= y[i] * Math.log(p[i]) + (1 - y[i]) * Math.log(1 - p[i]);
				continue;
			}
			final int x = i % w;
			if (x < 2 || x >= w - 2) continue;
			double convolved = 0;
			boolean all = true;
			for (int d = -2; d <= 2; d++) {
				convolved += p[i + d] / 5;
				all &= labelled(i + d);
			}
			if (all) sum += Math.abs((convolved + 1) / (p[i] + 1) - 1);
		}
		return count == 0 ? 0 : sum / count;
	}

	private double crossEntropy(final List<Double> weights) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < n * h * w; i++) {
			if (!labelled(i)) continue;
			count++;
			if (k == 1) sum -= y[i] == 1 ? weight(weights, 1) * Math.log(p[i]) : weight(weights, 0) * Math.log(1 - p[i]);
			else for (int c = 0; c < k; c++)
				if (y[i * k + c] == 1) sum -= weight(weights, c) * Math.log(p[i * k + c]);
		}
		return count == 0 ? 0 : sum / count;
	}

	private static double weight(final List<Double> weights, final int c) {
		return weights.isEmpty() ? 1 : weights.get(c);
	}

	private double ofImage(final LossSpec spec, final int b) {
		double dice = 0, twoSided = 0, selective = 0, alphas = 0;
		for (int c = 0; c < k; c++) {
			double ab = 0, aPlusB = 0, squares = 0, negative = 0, negativeSquares = 0;
			for (int i = b * h * w; i < (b + 1) * h * w; i++) {
				if (!labelled(i)) continue;
				final double l = y[i * k + c], q = p[i * k + c];
				ab += l * q;
				aPlusB += l + q;
				squares += l * l + q * q;
				negative += (1 - l) * (1 - q);
				negativeSquares += (1 - l) * (1 - l) + (1 - q) * (1 - q);
			}
			dice += (1 - 2 * ab / (squares + 1e-6)) / k;
			twoSided += 1 - 2 * ab / (squares + 1e-6) + 1 - 2 * negative / (negativeSquares + 1e-6);
			alphas += weight(spec.classWeights(), c);
			selective += weight(spec.classWeights(), c) * ab / (1e-6 + aPlusB);
		}
		return switch (spec.name()) {
			case LossSpec.DICE -> dice;
			case LossSpec.SELECTIVE_DICE -> 1 - 2 / alphas * selective;
			case LossSpec.TWO_SIDED_DICE_TV -> twoSided + spec.weight() * variation(b);
			default -> throw new IllegalArgumentException(spec.name());
		};
	}

	private double variation(final int b) {
		double sum = 0;
		for (int z = 0; z < h; z++)
			for (int x = 0; x < w; x++) {
				final int i = (b * h + z) * w + x;
				for (int c = 0; c < k; c++) {
					if (z + 1 < h && labelled(i) && labelled(i + w)) sum += Math.abs(p[(i + w) * k + c] - p[i * k + c]);
					if (x + 1 < w && labelled(i) && labelled(i + 1)) sum += Math.abs(p[(i + 1) * k + c] - p[i * k + c]);
				}
			}
		return sum;
	}
}
