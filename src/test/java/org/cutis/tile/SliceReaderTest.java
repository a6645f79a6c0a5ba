package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.engine.Buffers;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** What a network is fed, and the range of an image's values, against naive versions; images do not start at zero. */
public class SliceReaderTest {

	private static final int NX = 9, NY = 70, NZ = 5;

	private static final double OFFSET = 0.5;

	private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(final RandomAccessibleInterval<T> image,
		final double low, final double high)
	{
		final Random random = new Random(5);
		for (final T t : Views.iterable(image))
			t.setReal(low + (high - low) * random.nextDouble());
		return Views.translate(image, 3, -4, 11, 2);
	}

	/** ... 1 0 | 0 1 ... n-1 | n-1 n-2 ... */
	private static int fold(final int index, final int n) {
		final int k = Math.floorMod(index, 2 * n);
		return k < n ? k : 2 * n - 1 - k;
	}

	private static void check(final RandomAccessibleInterval<? extends RealType<?>> pixels,
		final SliceReader.Channel[] channels, final double floor)
	{
		for (final DepthAxis axis : DepthAxis.values()) {
			final SliceReader reader = new SliceReader(pixels, axis, channels, OFFSET, floor);
			assertEquals(NX, reader.columns());
			assertEquals(axis == DepthAxis.Z ? NZ : NY, reader.rows());
			assertEquals(axis == DepthAxis.Z ? NY : NZ, reader.scans());
			final Span rows = new Span(2, 75, 2, 5), columns = new Span(4, 12, 4, 9);
			final int scan = 3;
			final FloatBuffer into = Buffers.direct(2 + 75 * 12 * channels.length).position(2);
			reader.read(scan, rows, columns, into);
			assertEquals("exactly one tile is written", 0, into.remaining());
			int i = 2;
			for (int r = 2; r < 77; r++)
				for (int x = 4; x < 16; x++)
					for (final SliceReader.Channel c : channels) {
						final int row = fold(r, reader.rows());
						final double v = pixels.getAt(pixels.min(0) + fold(x, NX), pixels.min(1) + (axis == DepthAxis.Z ? scan : row),
							pixels.min(2) + (axis == DepthAxis.Z ? row : scan), pixels.min(3) + c.index()).getRealDouble();
						assertEquals(axis + ", row " + r + ", x " + x, c.gain() * Math.max(floor, v) + OFFSET, into.get(i++), 1e-4);
					}
		}
	}

	@Test
	public void valuesGoThroughGainAndOffset() {
		final SliceReader.Channel[] three = { new SliceReader.Channel(0, 0.5), new SliceReader.Channel(1, -0.25),
			new SliceReader.Channel(2, 1) };
		check(filled(ArrayImgs.unsignedBytes(NX, NY, NZ, 3), 0, 255), three, Double.NEGATIVE_INFINITY);
		final SliceReader.Channel[] one = { new SliceReader.Channel(0, 1e-3) };
		check(filled(ArrayImgs.unsignedShorts(NX, NY, NZ, 1), 0, 65535), one, Double.NEGATIVE_INFINITY);
		check(filled(ArrayImgs.floats(NX, NY, NZ, 1), -9, 9), one, Double.NEGATIVE_INFINITY);
		check(filled(ArrayImgs.doubles(NX, NY, NZ, 1), -9, 9), one, Double.NEGATIVE_INFINITY);
	}

	@Test
	public void channelsMayComeInAnyOrderAndTwice() {
		final SliceReader.Channel[] channels = { new SliceReader.Channel(1, 1), new SliceReader.Channel(1, 2),
			new SliceReader.Channel(0, 1) };
		check(filled(ArrayImgs.unsignedBytes(NX, NY, NZ, 2), 0, 255), channels, Double.NEGATIVE_INFINITY);
	}

	@Test
	public void valuesBelowTheFloorCountAsTheFloor() {
		final SliceReader.Channel[] one = { new SliceReader.Channel(0, 1) };
		check(filled(ArrayImgs.floats(NX, NY, NZ, 1), -9, 9), one, 0);
		check(filled(ArrayImgs.floats(NX, NY, NZ, 1), -9, 9), one, -2);
	}

	@Test
	public void anRgbImageHasThreeChannels() {
		final RandomAccessibleInterval<ARGBType> colors = Views.translate(ArrayImgs.argbs(NX, NY, NZ), 5, 1, -2);
		final Random random = new Random(6);
		for (final ARGBType t : Views.iterable(colors))
			t.set(random.nextInt());
		check(Converters.argbChannels(colors, 1, 2, 3), new SliceReader.Channel[] { new SliceReader.Channel(0, 1),
			new SliceReader.Channel(1, 1), new SliceReader.Channel(2, 1) }, Double.NEGATIVE_INFINITY);
	}

	private static Volume<FloatType> volume(final RandomAccessibleInterval<FloatType> pixels) {
		return new Volume<>("test", pixels, PixelSize.UNKNOWN);
	}

	@Test
	public void theRangeIsThatOfTheChannel() {
		final RandomAccessibleInterval<FloatType> pixels = filled(ArrayImgs.floats(4, 3, 2, 2), -5, 5);
		for (int c = 0; c < 2; c++) {
			final List<Double> values = new ArrayList<>();
			for (final FloatType t : Views.iterable(Views.hyperSlice(pixels, 3, 2 + c)))
				values.add(t.getRealDouble());
			values.sort(null);
			assertEquals(new ValueRange(values.get(0), values.get(values.size() - 1)), ValueRange.of(volume(pixels), c, Progress
				.none(), "Checking"));
		}
		assertEquals(new ValueRange(-3, 4), new ValueRange(-3, 1).and(new ValueRange(2, 4)));
	}

	@Test
	public void valuesThatAreNoNumbersAreNamed() {
		for (final float odd : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			final RandomAccessibleInterval<FloatType> pixels = filled(ArrayImgs.floats(4, 3, 5, 2), -5, 5);
			pixels.getAt(5, -3, 11 + 3, 2 + 1).set(odd);
			ValueRange.of(volume(pixels), 0, Progress.none(), "Checking");
			final UserError e = assertThrows(UserError.class, () -> ValueRange.of(volume(pixels), 1, Progress.none(),
				"Checking"));
			assertEquals("The image \"test\" has a value that is no number (" + odd + ") in slice 4, channel 2. " +
				"Replace such values first (Process > Noise > Remove NaNs...).", e.getMessage());
		}
	}

	@Test
	public void lookingForTheRangeCanBeCancelled() {
		assertThrows(CancellationException.class, () -> ValueRange.of(volume(ArrayImgs.floats(2, 2, 2, 1)), 0,
			new Cancelled(), "Checking"));
	}
}
