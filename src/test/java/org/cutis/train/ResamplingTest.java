package org.cutis.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/** Regions and their resampling against a naive version that asks the translated image pixel by pixel. */
public class ResamplingTest {

	private static final int X = 9, Y = 6, Z = 7, C = 2;

	private static final long[] MIN = { 4, -2, 11, 3 };

	private final RandomAccessibleInterval<UnsignedShortType> pixels = Views.translate(ArrayImgs.unsignedShorts(X, Y, Z,
		C), MIN);

	private final RandomAccessibleInterval<UnsignedByteType> classes = Views.translate(ArrayImgs.unsignedBytes(X, Y, Z),
		-5, 8, 1);

	private final LabelledImage image = new LabelledImage(new Volume<>("random", pixels, PixelSize.UNKNOWN), classes);

	{
		final Random random = new Random(3);
		Views.iterable(pixels).forEach(t -> t.set(random.nextInt(1000)));
		Views.iterable(classes).forEach(t -> t.set(random.nextInt(4)));
	}

	private static DatasetItem item(final DepthAxis depth) {
		return new DatasetItem(new FilePair("a", Path.of("a"), Path.of("a")), "a", List.of(X, Y, Z), depth, List.of());
	}

	/** The value at whole positions, mirrored outside by walking back and forth. */
	private double pixel(final DepthAxis depth, final int slice, final int x, final int y, final int c) {
		final int[] p = new int[3];
		p[0] = walk(x, X);
		p[depth.dimension()] = walk(y, depth == DepthAxis.Z ? Z : Y);
		p[depth.scanDimension()] = slice;
		return pixels.getAt(MIN[0] + p[0], MIN[1] + p[1], MIN[2] + p[2], MIN[3] + c).get();
	}

	private static int walk(final int target, final int length) {
		int at = 0, step = 1;
		// From 0 to |target|; mirroring at 0 makes negative positions the same as positive ones.
		for (int i = 0; i < Math.abs(target); i++) {
			if (at + step < 0 || at + step >= length) step = -step;
			at += step;
		}
		return at;
	}

	private int label(final DepthAxis depth, final int slice, final int x, final int y) {
		final int height = depth == DepthAxis.Z ? Z : Y;
		if (x < 0 || y < 0 || x >= X || y >= height) return LabelClasses.IGNORED;
		final long[] p = new long[3];
		p[0] = x;
		p[depth.dimension()] = y;
		p[depth.scanDimension()] = slice;
		return classes.getAt(p[0] - 5, p[1] + 8, p[2] + 1).get();
	}

	private void compare(final DepthAxis depth, final Patch at, final Extent extent, final Warp warp) {
		final Region region = Region.of(at, extent, warp);
		final Resampling resampling = new Resampling(region, at, extent, warp);
		final float[] values = resampling.values(region.values(image, item(depth), at.slice(), 0.5f, -3), C);
		final byte[] labels = resampling.classes(region.classes(image, item(depth), at.slice()));
		final double u = (extent.width() - 1) / 2.0, v = (extent.height() - 1) / 2.0;
		for (int j = 0; j < extent.height(); j++)
			for (int i = 0; i < extent.width(); i++) {
				final double x = at.x() + u + warp.xx() * (i - u) + warp.xy() * (j - v);
				final double y = at.y() + v + warp.yx() * (i - u) + warp.yy() * (j - v);
				final int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
				for (int c = 0; c < C; c++) {
					final double upper = (1 - x + x0) * pixel(depth, at.slice(), x0, y0, c) + (x - x0) * pixel(depth, at.slice(),
						x0 + 1, y0, c);
					final double lower = (1 - x + x0) * pixel(depth, at.slice(), x0, y0 + 1, c) + (x - x0) * pixel(depth, at
						.slice(), x0 + 1, y0 + 1, c);
					assertEquals(0.5 * ((1 - y + y0) * upper + (y - y0) * lower) - 3, values[(j * extent.width() + i) * C + c],
						5e-3);
				}
				assertEquals(label(depth, at.slice(), (int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5)), labels[j * extent
					.width() + i] & 0xff);
			}
	}

	@Test
	public void anyMapAnywhereAlongBothAxes() {
		final SplittableRandom random = new SplittableRandom(12);
		for (int n = 0; n < 60; n++) {
			final DepthAxis depth = n % 2 == 0 ? DepthAxis.Z : DepthAxis.Y;
			final Warp warp = Augmentation.EN_FACE.warp(random);
			compare(depth, new Patch(0, random.nextInt(6), random.nextInt(-3, 8), random.nextInt(-3, 8)), new Extent(random
				.nextInt(1, 8), random.nextInt(1, 8)), warp);
		}
	}

	/** Without a deformation the resampling gives the region's own pixels. */
	@Test
	public void whereverItIs() {
		final Patch at = new Patch(0, 2, -1, 3);
		final Extent extent = new Extent(5, 6);
		final Region region = Region.of(at, extent, Warp.NONE);
		assertEquals(new Region(-1, 3, 5, 6), region);
		final float[] values = region.values(image, item(DepthAxis.Z), 2, 1, 0);
		assertArrayEquals(values, new Resampling(region, at, extent, Warp.NONE).values(values, C), 0);
		assertEquals(pixels.getAt(MIN[0] + 1, MIN[1] + 2, MIN[2] + 3, MIN[3]).get(), values[0], 0);
		compare(DepthAxis.Z, at, extent, Warp.NONE);
	}

	/** Columns change places exactly, and the region is not larger than the patch. */
	@Test
	public void aFlipMovesPixelsExactly() {
		final Patch at = new Patch(0, 1, 2, 1);
		final Extent extent = new Extent(4, 3);
		final Warp flip = new Warp(-1, 0, 0, 1);
		final Region region = Region.of(at, extent, flip);
		assertEquals(new Region(2, 1, 4, 3), region);
		final float[] values = region.values(image, item(DepthAxis.Y), 1, 1, 0);
		final float[] flipped = new Resampling(region, at, extent, flip).values(values, C);
		for (int j = 0; j < 3; j++)
			for (int i = 0; i < 4; i++)
				for (int c = 0; c < C; c++)
					assertEquals(values[(j * 4 + 3 - i) * C + c], flipped[(j * 4 + i) * C + c], 0);
		compare(DepthAxis.Y, at, extent, flip);
	}

	@Test
	public void aPixelOfWidth() {
		compare(DepthAxis.Y, new Patch(0, 0, 3, 3), new Extent(1, 1), Rotation.by(1));
	}
}
