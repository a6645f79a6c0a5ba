package org.cutis.tile;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.Random;

import org.junit.Test;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Means over areas and linear interpolation against naive versions, on a translated image. */
public class ScaledSourceTest {

	private static RandomAccessibleInterval<FloatType> image(final int width, final int height) {
		final Random random = new Random(4);
		final float[] values = new float[width * height * 2];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return Views.translate(ArrayImgs.floats(values, width, height, 2), 9, -5, 1);
	}

	private static double at(final RandomAccessibleInterval<FloatType> image, final double x, final double y,
		final int c)
	{
		final RandomAccess<FloatType> access = image.randomAccess();
		access.setPosition(new long[] { image.min(0) + (long) x, image.min(1) + (long) y, image.min(2) + c });
		return access.get().get();
	}

	/** Mean of samples that fall into each image pixel by its exact share of the area, for factors of whole quarters. */
	private static double sampled(final RandomAccessibleInterval<FloatType> image, final double fx, final double fy,
		final int i, final int j, final int c)
	{
		final int across = (int) (4 * fx), down = (int) (4 * fy);
		double sum = 0;
		int n = 0;
		for (int v = 0; v < down; v++)
			for (int u = 0; u < across; u++) {
				final double x = (i + (u + 0.5) / across) * fx, y = (j + (v + 0.5) / down) * fy;
				if (x >= image.dimension(0) || y >= image.dimension(1)) continue;
				sum += at(image, x, y, c);
				n++;
			}
		return sum / n;
	}

	private static double interpolated(final RandomAccessibleInterval<FloatType> image, final double fx,
		final double fy, final int i, final int j, final int c)
	{
		final double x = Math.max(0, Math.min(image.dimension(0) - 1, (i + 0.5) * fx - 0.5));
		final double y = Math.max(0, Math.min(image.dimension(1) - 1, (j + 0.5) * fy - 0.5));
		double sum = 0;
		for (int b = 0; b < image.dimension(1); b++)
			for (int a = 0; a < image.dimension(0); a++)
				sum += Math.max(0, 1 - Math.abs(a - x)) * Math.max(0, 1 - Math.abs(b - y)) * at(image, a, b, c);
		return sum;
	}

	private static float[] whole(final PixelSource source) {
		final float[] values = new float[(int) (source.width() * source.height() * source.channels())];
		source.read(0, 0, (int) source.width(), (int) source.height(), values);
		return values;
	}

	private static PixelSource scaled(final RandomAccessibleInterval<FloatType> image, final double fx,
		final double fy)
	{
		return ScaledSource.of(new ImageSource("test", image, 1, 0), new Scale(fx, fy));
	}

	@Test
	public void halfAMicrometreToTwoIsTheMeanOfFourByFour() {
		final RandomAccessibleInterval<FloatType> image = image(24, 12);
		final Scale scale = Scale.of(0.5, 0.5, 2, 2);
		assertEquals(new Scale(4, 4), scale);
		final PixelSource source = ScaledSource.of(new ImageSource("test", image, 1, 0), scale);
		assertEquals(6, source.width());
		assertEquals(3, source.height());
		double sum = 0;
		for (int y = 4; y < 8; y++)
			for (int x = 16; x < 20; x++)
				sum += at(image, x, y, 1);
		assertEquals(sum / 16, whole(source)[(1 * 6 + 4) * 2 + 1], 1e-6);
	}

	@Test
	public void anyFactorIsTheMeanOverTheArea() {
		for (final double[] f : new double[][] { { 4, 4 }, { 2.5, 3.25 }, { 1, 1.75 }, { 50, 3 }, { 1.25, 40 } }) {
			final RandomAccessibleInterval<FloatType> image = image(31, 22);
			final PixelSource source = scaled(image, f[0], f[1]);
			assertEquals((long) Math.ceil(31 / f[0]), source.width());
			assertEquals((long) Math.ceil(22 / f[1]), source.height());
			final float[] values = whole(source);
			for (int j = 0, k = 0; j < source.height(); j++)
				for (int i = 0; i < source.width(); i++)
					for (int c = 0; c < 2; c++, k++)
						assertEquals(f[0] + " x " + f[1] + " at " + i + ", " + j, sampled(image, f[0], f[1], i, j, c), values[k], 1e-5);
		}
	}

	@Test
	public void aCoarserImageIsInterpolated() {
		for (final double[] f : new double[][] { { 0.5, 0.5 }, { 0.3, 0.87 }, { 0.99, 0.07 } }) {
			final RandomAccessibleInterval<FloatType> image = image(7, 5);
			final PixelSource source = scaled(image, f[0], f[1]);
			final float[] values = whole(source);
			for (int j = 0, k = 0; j < source.height(); j++)
				for (int i = 0; i < source.width(); i++)
					for (int c = 0; c < 2; c++, k++)
						assertEquals(interpolated(image, f[0], f[1], i, j, c), values[k], 1e-5);
		}
	}

	@Test
	public void theAxesMayDiffer() {
		final RandomAccessibleInterval<FloatType> image = image(8, 3);
		final PixelSource source = scaled(image, 2, 0.5);
		// Row 2's centre is 2.5 x 0.5 - 0.5 = 0.75: a quarter of row 0, three of row 1.
		final double row0 = (at(image, 2, 0, 0) + at(image, 3, 0, 0)) / 2, row1 = (at(image, 2, 1, 0) + at(image, 3, 1, 0)) /
			2;
		assertEquals(0.25 * row0 + 0.75 * row1, whole(source)[(2 * 4 + 1) * 2], 1e-6);
	}

	@Test
	public void aPixelIsTheSameWhateverElseIsRead() {
		final Random random = new Random(8);
		for (final double f : new double[] { 4, 3.7, 0.6 }) {
			final PixelSource source = scaled(image(700, 333), f, f);
			final float[] all = whole(source);
			final int w = (int) source.width(), h = (int) source.height();
			for (int n = 0; n < 50; n++) {
				final int x = random.nextInt(w), y = random.nextInt(h);
				final int width = 1 + random.nextInt(w - x), height = 1 + random.nextInt(h - y);
				final float[] part = new float[width * height * 2], expected = new float[part.length];
				java.util.Arrays.fill(part, 77);
				source.read(x, y, width, height, part);
				for (int r = 0; r < height; r++)
					System.arraycopy(all, ((y + r) * w + x) * 2, expected, r * width * 2, width * 2);
				assertArrayEquals(expected, part, 0);
			}
		}
	}

	@Test
	public void scales() {
		final PixelSource image = new ImageSource("test", image(3, 3), 1, 0);
		assertSame(image, ScaledSource.of(image, Scale.of(2, 2, 2, 2)));
		assertEquals("as read from a file", new Scale(4, 4), Scale.of(0.5000001, 0.4999999, 2, 2));
		assertEquals(new Scale(2 / 0.9, 0.5), Scale.of(0.9, 4, 2, 2));
		assertEquals(1, ScaledSource.of(image, new Scale(100, 100)).width());
		assertThrows(IllegalArgumentException.class, () -> new Scale(0, 1));
		assertThrows(IllegalArgumentException.class, () -> Scale.of(0, 1, 2, 2));
	}
}
