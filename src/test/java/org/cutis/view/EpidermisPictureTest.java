package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import ij.process.ColorProcessor;

public class EpidermisPictureTest {

	private static final long[] MIN = { 2, 9, -4, 1 };

	private static final long[] MASK_MIN = { -2, 0, 3 };

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static RandomAccessibleInterval<UnsignedByteType> random(final long... extents) {
		final Random random = new Random(5);
		final RandomAccessibleInterval<UnsignedByteType> pixels = ArrayImgs.unsignedBytes(extents);
		for (final UnsignedByteType t : Views.iterable(pixels))
			t.set(random.nextInt(256));
		return Views.translate(pixels, MIN);
	}

	private static int value(final Volume<UnsignedByteType> v, final int x, final int y, final int z, final int c) {
		return v.pixels().getAt(MIN[0] + x, MIN[1] + y, MIN[2] + z, MIN[3] + c).get();
	}

	private static Volume<UnsignedByteType> volume() {
		return new Volume<>("v", random(5, 4, 3, 2), PixelSize.UNKNOWN);
	}

	/** A mask with the single voxel (1, 2, 1). */
	private static RandomAccessibleInterval<UnsignedByteType> mask() {
		final RandomAccessibleInterval<UnsignedByteType> mask = Views.translate(ArrayImgs.unsignedBytes(5, 4, 3),
			MASK_MIN);
		mask.getAt(MASK_MIN[0] + 1, MASK_MIN[1] + 2, MASK_MIN[2] + 1).set(7);
		return mask;
	}

	@Test
	public void aBScanShowsTheChannelsInRedAndGreen() {
		final Volume<UnsignedByteType> v = volume();
		final ColorProcessor alongZ = new EpidermisPicture(v, DepthAxis.Z).bScan(2);
		assertEquals(5, alongZ.getWidth());
		assertEquals(3, alongZ.getHeight());
		final ColorProcessor alongY = new EpidermisPicture(v, DepthAxis.Y).bScan(1);
		assertEquals(4, alongY.getHeight());
		for (int x = 0; x < 5; x++) {
			for (int z = 0; z < 3; z++)
				assertEquals(value(v, x, 2, z, 0) << 16 | value(v, x, 2, z, 1) << 8, alongZ.get(x, z) & 0xffffff);
			for (int y = 0; y < 4; y++)
				assertEquals(value(v, x, y, 1, 0) << 16 | value(v, x, y, 1, 1) << 8, alongY.get(x, y) & 0xffffff);
		}
	}

	/** Along each axis, with depth downwards whichever axis it is: the naive maximum. */
	@Test
	public void projectionsAreMaxima() {
		final Volume<UnsignedByteType> v = volume();
		final int[] n = { 5, 4, 3 };
		for (final DepthAxis depth : DepthAxis.values()) {
			final int scan = depth.scanDimension();
			final int[][] axes = { { scan, depth.dimension() }, null, null };
			axes[scan] = new int[] { 0, depth.dimension() };
			axes[depth.dimension()] = new int[] { 0, scan };
			for (int along = 0; along < 3; along++) {
				final ColorProcessor p = new EpidermisPicture(v, depth).projection(along, Progress.none());
				assertEquals(n[axes[along][0]], p.getWidth());
				assertEquals(n[axes[along][1]], p.getHeight());
				final int[] position = new int[3];
				for (int r = 0; r < p.getWidth(); r++) {
					for (int d = 0; d < p.getHeight(); d++) {
						position[axes[along][0]] = r;
						position[axes[along][1]] = d;
						int red = 0;
						for (position[along] = 0; position[along] < n[along]; position[along]++)
							red = Math.max(red, value(v, position[0], position[1], position[2], 0));
						assertEquals(red, p.get(r, d) >> 16 & 0xff);
					}
				}
			}
		}
	}

	@Test
	public void theMaskIsHalfTransparentWhite() {
		final Volume<UnsignedByteType> v = volume();
		final EpidermisPicture picture = new EpidermisPicture(v, DepthAxis.Z);
		final ColorProcessor plain = picture.projection(2, Progress.none());
		final ColorProcessor masked = picture.projection(2, mask(), 7, Progress.none());
		for (int x = 0; x < 5; x++) {
			for (int y = 0; y < 4; y++) {
				for (int shift = 0; shift < 24; shift += 8) {
					final int before = plain.get(x, y) >> shift & 0xff;
					final int expected = x == 1 && y == 2 ? 128 + before / 2 : before;
					assertEquals(expected, masked.get(x, y) >> shift & 0xff);
				}
			}
		}
		assertArrayEquals("another label is not there", (int[]) plain.getPixels(), (int[]) picture.projection(2, mask(), 1,
			Progress.none()).getPixels());
		assertEquals("contour", 0xffffff, picture.bScan(2, mask(), 7).get(1, 1) & 0xffffff);
		assertThrows(IllegalArgumentException.class, () -> picture.bScan(0, Views.hyperSlice(random(5, 4, 4, 1), 3,
			MIN[3]), 1));
	}

	@Test
	public void pixelsAreSquare() {
		final Volume<UnsignedByteType> v = new Volume<>("v", random(5, 4, 30, 1), PixelSize.RSOM);
		final EpidermisPicture picture = new EpidermisPicture(v, DepthAxis.Z);
		assertEquals(20, picture.bScan(0).getWidth());
		assertEquals(30, picture.bScan(0).getHeight());
		assertEquals(16, picture.projection(0, Progress.none()).getWidth());
		assertEquals(5, picture.projection(2, Progress.none()).getWidth());
		final int grey = picture.bScan(0).get(0, 0);
		assertEquals("one channel is grey", grey >> 16 & 0xff, grey & 0xff);
	}

	@Test
	public void otherPixelTypesAreStretched() {
		final float[] values = new float[1000];
		for (int i = 0; i < 1000; i++)
			values[i] = -3 + i / 1000f;
		final Volume<FloatType> v = new Volume<>("v", ArrayImgs.floats(values, 1000, 1, 1, 1), PixelSize.UNKNOWN);
		final ColorProcessor p = new EpidermisPicture(v, DepthAxis.Y).bScan(0);
		assertEquals(0, p.get(0, 0) & 0xff);
		assertEquals(255, p.get(999, 0) & 0xff);
		// Half way between the 1st and the 99.9th percentile, ranks 9 and 998.
		assertEquals(127.5, p.get(503, 0) & 0xff, 1);
	}

	@Test
	public void picturesAreWrittenAsPng() throws IOException {
		final ColorProcessor a = new ColorProcessor(3, 2);
		a.set(0xff8040);
		a.set(1, 1, 0xff102030);
		final ColorProcessor b = new ColorProcessor(4, 5);
		final File file = folder.newFile("a.tmp");
		Pictures.png(Pictures.sideBySide(a, b), file.toPath());
		final BufferedImage read = ImageIO.read(file);
		assertEquals(3 + 6 + 4, read.getWidth());
		assertEquals(5, read.getHeight());
		assertEquals(0xff102030, read.getRGB(1, 1));
		assertEquals(0xff404040, read.getRGB(4, 0));
		assertEquals(0xff000000, read.getRGB(12, 4) | 0xff000000);
		final Path nowhere = folder.getRoot().toPath().resolve("missing/a.png");
		assertThrows(IOException.class, () -> Pictures.png(a, nowhere));
	}
}
