package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Back to the image's size, block by block, against the whole at once. */
public class FullSizeTest {

	private static final int CLASSES = 3;

	private static final double[][] SCALES = { { 4, 4 }, { 1, 1 }, { 2.37, 3.1 }, { 0.6, 0.55 }, { 0.21, 1.4 }, { 1, 5 },
		{ 90, 90 } };

	/** Cuts an axis into blocks of random sizes. */
	private static List<int[]> cut(final int length, final Random random) {
		final List<int[]> parts = new ArrayList<>();
		for (int at = 0; at < length;) {
			final int n = Math.min(length - at, 1 + random.nextInt(9));
			parts.add(new int[] { at, n });
			at += n;
		}
		return parts;
	}

	/** Gives an image's values to a sink in blocks, in arrays that hold other things, too, and that are used again. */
	private static void send(final float[] model, final int width, final int height, final BlockSink sink,
		final Random random)
	{
		final List<int[]> columns = cut(width, random);
		final int pitch = 10 * CLASSES;
		final float[] values = new float[10 * pitch];
		for (final int[] r : cut(height, random))
			for (final int[] c : columns) {
				java.util.Arrays.fill(values, 1e9f);
				for (int y = 0; y < r[1]; y++)
					System.arraycopy(model, ((r[0] + y) * width + c[0]) * CLASSES, values, y * pitch, c[1] * CLASSES);
				sink.write(new Block(c[0], r[0], c[1], r[1], CLASSES, values, pitch));
			}
	}

	private static double[] naive(final float[] model, final int width, final int height, final double fx,
		final double fy, final int x, final int y)
	{
		final double u = Math.max(0, Math.min(width - 1, (x + 0.5) / fx - 0.5));
		final double v = Math.max(0, Math.min(height - 1, (y + 0.5) / fy - 0.5));
		final double[] values = new double[CLASSES];
		for (int b = 0; b < height; b++)
			for (int a = 0; a < width; a++) {
				final double weight = Math.max(0, 1 - Math.abs(a - u)) * Math.max(0, 1 - Math.abs(b - v));
				if (weight > 0) for (int c = 0; c < CLASSES; c++)
					values[c] += weight * model[(b * width + a) * CLASSES + c];
			}
		return values;
	}

	@Test
	public void labelsProbabilitiesAndConfidenceAreThoseOfTheWhole() {
		for (final double[] f : SCALES)
			check(61, 47, f[0], f[1]);
		check(1, 1, 4, 4);
		check(5, 200, 4, 4);
	}

	private static void check(final int width, final int height, final double fx, final double fy) {
		final String what = width + " x " + height + " at " + fx + ", " + fy;
		final int w = (int) Math.ceil(width / fx), h = (int) Math.ceil(height / fy);
		final Random random = new Random(3);
		final float[] model = new float[w * h * CLASSES];
		for (int i = 0; i < model.length; i++)
			model[i] = random.nextFloat();
		final RandomAccessibleInterval<UnsignedByteType> labels = Views.translate(ArrayImgs.unsignedBytes(width, height), 3,
			-8);
		final RandomAccessibleInterval<FloatType> values = Views.translate(ArrayImgs.floats(width, height, CLASSES), -1, 4,
			6), sure = Views.translate(ArrayImgs.floats(width, height, 1), 2, 2, 2);
		final byte[] plane = new byte[width * height];
		final int[] written = new int[1];
		final LabelMap.Target target = Targets.labels(labels);
		send(model, w, h, new FullSize(width, height, new Scale(fx, fy), CLASSES, new LabelMap(Decision.highest(CLASSES), (
			x, y, n, line) -> {
			written[0] += n;
			target.write(x, y, n, line);
		}), new LabelMap(Decision.highest(CLASSES), Targets.labels(plane, width)), ValueMap.probabilities(CLASSES, Targets.values(values)), ValueMap.confidence(Targets.values(sure))), random);
		assertEquals("once each: " + what, width * height, written[0]);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double[] expected = naive(model, w, h, fx, fy, x, y);
				int best = 0;
				for (int c = 0; c < CLASSES; c++) {
					assertEquals(what, expected[c], values.getAt(x - 1, y + 4, c + 6).get(), 1e-5);
					if (expected[c] > expected[best]) best = c;
				}
				assertEquals(what, expected[best], sure.getAt(x + 2, y + 2, 2).get(), 1e-5);
				final int label = labels.getAt(x + 3, y - 8).get();
				assertEquals(label, plane[y * width + x]);
				assertTrue(what, label == best || Math.abs(expected[label] - expected[best]) < 1e-5);
			}
	}

	@Test
	public void labelsBeyond127AndAThreshold() {
		final byte[] labels = new byte[4];
		final Decision half = Decision.threshold(0.5f);
		final FullSize full = new FullSize(4, 1, Scale.NONE, 1, new LabelMap((v, at) -> 200 + half.label(v, at), (x, y, n,
			line) -> System.arraycopy(line, 0, labels, (int) x, n)));
		full.write(new Block(0, 0, 4, 1, 1, new float[] { 0.49f, 0.5f, 0.51f, 0 }, 4));
		assertEquals(List.of(200, 201, 201, 200), List.of(labels[0] & 0xff, labels[1] & 0xff, labels[2] & 0xff, labels[3] &
			0xff));
	}

	@Test
	public void theConfidenceOfASingleOutput() {
		final float[] sure = new float[3];
		new FullSize(3, 1, Scale.NONE, 1, ValueMap.confidence((x, y, c, n, line) -> System.arraycopy(line, 0, sure, (int) x,
			n))).write(new Block(0, 0, 3, 1, 1, new float[] { 0.25f, 0.5f, 0.875f }, 3));
		assertEquals(0.75, sure[0], 0);
		assertEquals(0.5, sure[1], 0);
		assertEquals(0.875, sure[2], 0);
	}
}
