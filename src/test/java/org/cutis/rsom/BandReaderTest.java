package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.engine.Buffers;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.Normalization;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SliceReader;
import org.cutis.tile.Span;
import org.junit.Test;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** What the network is fed, against a naive version. */
public class BandReaderTest {

	private static final int NX = 7, NY = 5, NZ = 6;

	private static final Normalization NORMALIZATION = new Normalization(0.5, -1, "");

	/** Fills with values that differ everywhere, moved away from zero. */
	private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(final RandomAccessibleInterval<T> image,
		final double low, final double high)
	{
		final Random random = new Random(5);
		for (final T t : Views.iterable(image))
			t.setReal(low + (high - low) * random.nextDouble());
		return Views.translate(image, 3, -4, 11, 2);
	}

	private static Volume<?> volume(final RandomAccessibleInterval<? extends RealType<?>> pixels) {
		return raw(pixels);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Volume<?> raw(final RandomAccessibleInterval pixels) {
		return new Volume("test", pixels, PixelSize.RSOM);
	}

	/** Value at x, row, scan of a band as the documentation has it; indices outside are folded back one by one. */
	private static float naive(final RandomAccessibleInterval<? extends RealType<?>> pixels, final DepthAxis axis,
		final int x, final int row, final int scan, final int band, final double[] toBytes)
	{
		final RandomAccessibleInterval<? extends RealType<?>> p = Views.zeroMin(pixels);
		final int c = p.dimension(3) == 1 ? 0 : band;
		final long[] at = { fold(x, (int) p.dimension(0)), 0, 0, c };
		at[axis.dimension()] = fold(row, (int) p.dimension(axis.dimension()));
		at[axis == DepthAxis.Z ? 1 : 2] = scan;
		return (float) (0.5 * toBytes[c] * Math.max(0, p.getAt(at).getRealDouble()) - 1);
	}

	/** ... 1 0 | 0 1 2 ... n-1 | n-1 n-2 ... */
	private static int fold(final int index, final int n) {
		int i = 0, step = 1;
		for (int k = 0; k < index; k++) {
			if (i + step < 0 || i + step >= n) step = -step;
			else i += step;
		}
		return i;
	}

	private static void check(final RandomAccessibleInterval<? extends RealType<?>> pixels, final double... toBytes) {
		for (final DepthAxis axis : DepthAxis.values()) {
			final SliceReader reader = BandReader.of(volume(pixels), axis, NORMALIZATION, Progress.none());
			assertEquals(NX, reader.columns());
			assertEquals(axis == DepthAxis.Z ? NZ : NY, reader.rows());
			assertEquals(axis == DepthAxis.Z ? NY : NZ, reader.scans());
			check(reader, pixels, axis, new Span(0, 48, 0, 6), new Span(0, 16, 0, 7), toBytes);
			check(reader, pixels, axis, new Span(2, 3, 2, 5), new Span(1, 4, 1, 5), toBytes);
		}
	}

	private static void check(final SliceReader reader, final RandomAccessibleInterval<? extends RealType<?>> pixels,
		final DepthAxis axis, final Span rows, final Span columns, final double[] toBytes)
	{
		final int offset = 5;
		for (int scan = 0; scan < reader.scans(); scan++) {
			final FloatBuffer into = Buffers.direct(offset + rows.size() * columns.size() * 2).position(offset);
			reader.read(scan, rows, columns, into);
			assertEquals("exactly one tile is written", 0, into.remaining());
			for (int r = 0, i = offset; r < rows.size(); r++)
				for (int x = 0; x < columns.size(); x++)
					for (int b = 0; b < 2; b++, i++)
						assertEquals(axis + ", scan " + scan + ", row " + r + ", x " + x + ", band " + b, naive(pixels, axis, columns
							.start() + x, rows.start() + r, scan, b, toBytes), into.get(i), 1e-4);
		}
	}

	private static double max(final RandomAccessibleInterval<? extends RealType<?>> pixels, final int band) {
		double max = 0;
		for (final RealType<?> t : Views.iterable(Views.hyperSlice(pixels, 3, pixels.min(3) + band)))
			max = Math.max(max, t.getRealDouble());
		return max;
	}

	@Test
	public void eightBitsAreTakenAsTheyAre() {
		check(filled(ArrayImgs.unsignedBytes(NX, NY, NZ, 2), 0, 255), 1, 1);
	}

	@Test
	public void sixteenBitsAreScaledByEachBandsMaximum() {
		final var pixels = filled(ArrayImgs.unsignedShorts(NX, NY, NZ, 2), 0, 65535);
		Views.hyperSlice(pixels, 3, 2).getAt(4, -3, 12).set(65535);
		check(pixels, 255 / max(pixels, 0), 255 / max(pixels, 1));
	}

	@Test
	public void negativeValuesCountAsZero() {
		final var pixels = filled(ArrayImgs.floats(NX, NY, NZ, 2), -300, 40);
		check(pixels, 255 / max(pixels, 0), 255 / max(pixels, 1));
		check(filled(ArrayImgs.floats(NX, NY, NZ, 2), -300, -1), 1, 1);
	}

	@Test
	public void tinyAndHugeValuesStayFinite() {
		final var tiny = filled(ArrayImgs.floats(NX, NY, NZ, 1), 0, 1e-41);
		check(tiny, 255 / max(tiny, 0));
		final var huge = filled(ArrayImgs.floats(NX, NY, NZ, 1), 0, 3e38);
		check(huge, 255 / max(huge, 0));
	}

	@Test
	public void otherTypesAreReadToo() {
		final var doubles = filled(ArrayImgs.doubles(NX, NY, NZ, 2), -1, 3);
		check(doubles, 255 / max(doubles, 0), 255 / max(doubles, 1));
		final var signed = filled(ArrayImgs.bytes(NX, NY, NZ, 2), -100, 100);
		check(signed, 255 / max(signed, 0), 255 / max(signed, 1));
	}

	@Test
	public void aSingleBandGoesIntoBoth() {
		check(filled(ArrayImgs.unsignedBytes(NX, NY, NZ, 1), 0, 255), 1);
		final var shorts = filled(ArrayImgs.unsignedShorts(NX, NY, NZ, 1), 0, 5000);
		check(shorts, 255 / max(shorts, 0));
	}

	@Test
	public void viewsOfAllKindsAreRead() {
		final var stacked = Views.stack(filled(ArrayImgs.unsignedBytes(NX, NY, NZ, 1), 0, 255), filled(ArrayImgs
			.unsignedBytes(NX, NY, NZ, 1), 0, 99));
		check(Views.hyperSlice(stacked, 3, 2), 1, 1);
		check(Views.permute(filled(ArrayImgs.unsignedBytes(NX, NY, 2, NZ), 0, 255), 2, 3), 1, 1);
	}

	@Test
	public void virtualStacksAreRead() {
		final var memory = ArrayImgs.floats(NX, NY, NZ, 2);
		final Cursor<FloatType> cursor = memory.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().set(value(cursor.getIntPosition(0), cursor.getIntPosition(1), cursor.getIntPosition(2), cursor
				.getIntPosition(3)));
		}
		final VirtualStack stack = new VirtualStack() {

			@Override
			public ImageProcessor getProcessor(final int n) {
				final FloatProcessor p = new FloatProcessor(NX, NY);
				for (int y = 0; y < NY; y++)
					for (int x = 0; x < NX; x++)
						p.setf(x, y, value(x, y, (n - 1) / 2, (n - 1) % 2)); // ImageJ's order: c, z
				return p;
			}

			@Override
			public int getSize() {
				return 2 * NZ;
			}

			@Override
			public int getWidth() {
				return NX;
			}

			@Override
			public int getHeight() {
				return NY;
			}

			@Override
			public int getBitDepth() {
				return 32;
			}

			@Override
			public String getSliceLabel(final int n) {
				return null;
			}
		};
		final ImagePlus image = new ImagePlus("virtual", stack);
		image.setDimensions(2, NZ, 1);
		final Volume<?> volume = ImagePlusDoor.volume(image);
		for (final DepthAxis axis : DepthAxis.values())
			check(BandReader.of(volume, axis, NORMALIZATION, Progress.none()), memory, axis, new Span(0, 48, 0, 6), new Span(
				0, 16, 0, 7), new double[] { 255 / max(memory, 0), 255 / max(memory, 1) });
	}

	private static float value(final int x, final int y, final int z, final int c) {
		return 1000 * c + 100 * z + 10 * y + x;
	}

	@Test
	public void beyondTheBordersTheImageIsMirrored() {
		final var row = ArrayImgs.unsignedBytes(new byte[] { 10, 20, 30 }, 3, 1, 1, 1);
		final SliceReader reader = BandReader.of(volume(row), DepthAxis.Z, new Normalization(1, 0, ""), Progress.none());
		final FloatBuffer into = Buffers.direct(16 * 2);
		reader.read(0, new Span(0, 1, 0, 1), new Span(0, 16, 0, 3), into);
		final float[] lf = new float[16];
		for (int i = 0; i < 16; i++)
			lf[i] = into.get(2 * i);
		assertArrayEquals(new float[] { 10, 20, 30, 30, 20, 10, 10, 20, 30, 30, 20, 10, 10, 20, 30, 30 }, lf, 0);
	}

	@Test
	public void badImagesAreToldWithASentence() {
		final var nan = filled(ArrayImgs.floats(NX, NY, NZ, 2), 0, 1);
		Views.zeroMin(nan).getAt(1, 2, 3, 1).set(Float.NaN);
		assertEquals("The image \"test\" has a value that is no number (NaN) in slice 4, channel 2. " +
			"Replace such values first (Process > Noise > Remove NaNs...).", refused(nan));
		Views.zeroMin(nan).getAt(1, 2, 3, 1).set(Float.NEGATIVE_INFINITY);
		assertEquals("The image \"test\" has a value that is no number (-Infinity) in slice 4, channel 2. " +
			"Replace such values first (Process > Noise > Remove NaNs...).", refused(nan));
		assertEquals("The image \"test\" has 3 channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.", refused(ArrayImgs.unsignedBytes(2, 2, 2,
				3)));
	}

	private static String refused(final RandomAccessibleInterval<? extends RealType<?>> pixels) {
		return assertThrows(UserError.class, () -> BandReader.of(volume(pixels), DepthAxis.Z, NORMALIZATION, Progress
			.none())).getMessage();
	}

	@Test
	public void theSearchForTheMaximumCanBeCancelled() {
		final Progress cancelled = new Cancelled();
		assertThrows(CancellationException.class, () -> BandReader.of(volume(ArrayImgs.floats(2, 2, 2, 1)), DepthAxis.Z,
			NORMALIZATION, cancelled));
	}
}
