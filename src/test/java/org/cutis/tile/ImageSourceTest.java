package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Images of all kinds, none of which starts at zero. */
public class ImageSourceTest {

	private static final int WIDTH = 23, HEIGHT = 17, CHANNELS = 2;

	private static int value(final long x, final long y, final long c) {
		return (int) ((x * 37 + y * 11 + c * 101) % 251);
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(final RandomAccessibleInterval<T> image) {
		LoopBuilder.setImages(net.imglib2.util.Intervals.positions(image), image).forEachPixel((p, t) -> t.setReal(value(p
			.getLongPosition(0), p.getLongPosition(1), p.getLongPosition(2))));
		return Views.translate(image, 5, -40, 3);
	}

	private static void check(final RandomAccessibleInterval<? extends RealType<?>> image) {
		final ImageSource source = new ImageSource("test", image, 0.5, -3);
		assertEquals(WIDTH, source.width());
		assertEquals(HEIGHT, source.height());
		assertEquals(CHANNELS, source.channels());
		for (final int[] r : new int[][] { { 0, 0, WIDTH, HEIGHT }, { 4, 3, 7, 5 }, { 22, 16, 1, 1 } }) {
			final float[] values = new float[r[2] * r[3] * CHANNELS + 9];
			source.read(r[0], r[1], r[2], r[3], values);
			int i = 0;
			for (int y = 0; y < r[3]; y++)
				for (int x = 0; x < r[2]; x++)
					for (int c = 0; c < CHANNELS; c++)
						assertEquals(0.5 * value(r[0] + x, r[1] + y, c) - 3, values[i++], 0);
		}
	}

	@Test
	public void arraysPlanesAndCells() {
		check(filled(ArrayImgs.unsignedBytes(WIDTH, HEIGHT, CHANNELS)));
		check(filled(ArrayImgs.unsignedShorts(WIDTH, HEIGHT, CHANNELS)));
		check(filled(ArrayImgs.floats(WIDTH, HEIGHT, CHANNELS)));
		check(filled(ArrayImgs.ints(WIDTH, HEIGHT, CHANNELS)));
		check(filled(PlanarImgs.unsignedBytes(WIDTH, HEIGHT, CHANNELS)));
		check(filled(new CellImgFactory<>(new UnsignedShortType(), 5).create(WIDTH, HEIGHT, CHANNELS)));
		check(filled(new CellImgFactory<>(new DoubleType(), 4).create(WIDTH, HEIGHT, CHANNELS)));
	}

	@Test
	public void virtualImagesAndViews() {
		check(Views.interval(new FunctionRandomAccessible<>(3, (p, t) -> t.set(value(p.getLongPosition(0) - 100, p
			.getLongPosition(1) + 8, p.getLongPosition(2) - 2)), UnsignedByteType::new), FinalInterval.createMinSize(100, -8,
				2, WIDTH, HEIGHT, CHANNELS)));
		final RandomAccessibleInterval<FloatType> turned = filled(ArrayImgs.floats(WIDTH, HEIGHT, CHANNELS));
		check(Views.permute(Views.permute(turned, 0, 2), 0, 2));
	}

	@Test
	public void twoAxesAreOneChannel() {
		final RandomAccessibleInterval<UnsignedByteType> image = Views.hyperSlice(filled(ArrayImgs.unsignedBytes(WIDTH,
			HEIGHT, CHANNELS)), 2, 4);
		final ImageSource source = new ImageSource("test", image, 1, 0);
		assertEquals(1, source.channels());
		final float[] values = new float[2];
		source.read(3, 9, 2, 1, values);
		assertEquals(value(4, 9, 1), values[1], 0);
		assertThrows(IllegalArgumentException.class, () -> new ImageSource("test", ArrayImgs.floats(3), 1, 0));
	}

	@Test
	public void aValueThatIsNoNumberIsNamedWithItsPlace() {
		final RandomAccessibleInterval<FloatType> image = filled(ArrayImgs.floats(WIDTH, HEIGHT, CHANNELS));
		image.getAt(5 + 8, -40 + 6, 4).set(Float.NaN);
		final ImageSource source = new ImageSource("mosaic.tif", image, 1, 0);
		final float[] values = new float[WIDTH * HEIGHT * CHANNELS];
		source.read(9, 6, 5, 5, values);
		final String message = assertThrows(UserError.class, () -> source.read(2, 3, 10, 10, values)).getMessage();
		assertTrue(message, message.contains("\"mosaic.tif\"") && message.contains("x = 8, y = 6"));
	}
}
