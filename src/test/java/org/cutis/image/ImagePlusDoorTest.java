package org.cutis.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.cutis.task.UserError;
import org.junit.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

public class ImagePlusDoorTest {

	private static final int W = 5, H = 4, C = 2, Z = 3;

	@Test
	public void volumeHasAxesXyzcInEveryDepth() {
		for (final int bits : new int[] { 8, 16, 32 }) {
			final ImagePlus image = hyperstack(bits);
			final Volume<?> volume = ImagePlusDoor.volume(image);
			assertArrayEquals(new long[] { W, H, Z, C }, volume.pixels().dimensionsAsLongArray());
			assertEquals(2, volume.channels());
			assertSamePixels(image, volume);
		}
	}

	@Test
	public void pixelsInMemoryAreSharedNotCopied() {
		final ImagePlus image = hyperstack(8);
		final Volume<?> volume = ImagePlusDoor.volume(image);
		image.getStack().getProcessor(image.getStackIndex(2, 3, 1)).set(1, 2, 99);
		assertEquals(99, at(volume, 1, 2, 2, 1), 0);
	}

	@Test
	public void pixelsAboveTheSignedRangeStayPositive() {
		final ImagePlus bytes = new ImagePlus("b", new ByteProcessor(1, 1, new byte[] { (byte) 200 }));
		final ImagePlus shorts = new ImagePlus("s", new ShortProcessor(1, 1, new short[] { (short) 60000 }, null));
		assertEquals(200, at(ImagePlusDoor.volume(bytes), 0, 0, 0, 0), 0);
		assertEquals(60000, at(ImagePlusDoor.volume(shorts), 0, 0, 0, 0), 0);
	}

	@Test
	public void virtualStackIsLoadedSliceBySliceWhenTouched() {
		final CountingStack stack = new CountingStack(W, H, C * Z, 16);
		final ImagePlus image = new ImagePlus("virtual", stack);
		image.setDimensions(C, Z, 1);
		stack.loaded.clear();
		final Volume<?> volume = ImagePlusDoor.volume(image);
		assertTrue("nothing is loaded at first: " + stack.loaded, stack.loaded.isEmpty());
		assertEquals(CountingStack.value(1, 2, image.getStackIndex(2, 3, 1)), at(volume, 1, 2, 2, 1), 0);
		assertEquals(List.of(image.getStackIndex(2, 3, 1)), stack.loaded);
		assertSamePixels(image, volume);
	}

	@Test
	public void sliceOfAVirtualStackThatCannotBeReadIsNamed() {
		final CountingStack stack = new CountingStack(W, H, 4, 8);
		final ImagePlus image = new ImagePlus("gone.avi", stack);
		final Volume<?> volume = ImagePlusDoor.volume(image);
		stack.broken = 3;
		final UserError e = assertThrows(UserError.class, () -> at(volume, 0, 0, 2, 0));
		assertTrue(e.getMessage(), e.getMessage().startsWith("Slice 3 of the virtual stack \"gone.avi\" cannot be read"));
	}

	@Test
	public void rgbIsThreeChannels() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ColorProcessor(2, 1, new int[] { 0xff010203, 0xff040506 }));
		stack.addSlice(new ColorProcessor(2, 1, new int[] { 0xff070809, 0xfffefdfc }));
		final Volume<?> volume = ImagePlusDoor.volume(new ImagePlus("rgb", stack));
		assertArrayEquals(new long[] { 2, 1, 2, 3 }, volume.pixels().dimensionsAsLongArray());
		assertEquals(5, at(volume, 1, 0, 0, 1), 0);
		assertEquals(0xfe, at(volume, 1, 0, 1, 0), 0);
		assertEquals(9, at(volume, 0, 0, 1, 2), 0);
	}

	@Test
	public void framesWithoutSlicesAreSlices() {
		final ImagePlus image = hyperstack(8);
		image.setDimensions(C, 1, Z);
		assertArrayEquals(new long[] { W, H, Z, C }, ImagePlusDoor.volume(image).pixels().dimensionsAsLongArray());
		final ImagePlus labels = ImagePlusDoor.labels("labels", new byte[Z][W * H], image);
		assertEquals(Z, labels.getNFrames());
		assertEquals(1, labels.getNSlices());
	}

	@Test
	public void slicesAndFramesAreRefused() {
		final ImagePlus image = hyperstack(8);
		image.setDimensions(1, 2, 3);
		final UserError e = assertThrows(UserError.class, () -> ImagePlusDoor.volume(image));
		assertEquals("The image \"hyper\" has 3 time points of 2 slices. Choose one time point with Image > Duplicate... first.",
			e.getMessage());
	}

	@Test
	public void emptyImageIsRefused() {
		final UserError e = assertThrows(UserError.class, () -> ImagePlusDoor.volume(new ImagePlus()));
		assertTrue(e.getMessage(), e.getMessage().startsWith("The image is empty"));
		assertThrows(UserError.class, () -> ImagePlusDoor.volume(null));
	}

	@Test
	public void labelsHaveTheTemplatesGeometry() {
		final ImagePlus template = hyperstack(16);
		final Calibration c = template.getCalibration();
		c.setUnit("um");
		c.pixelWidth = 12;
		c.pixelHeight = 11;
		c.pixelDepth = 3;
		c.xOrigin = 7;
		c.yOrigin = 8;
		c.zOrigin = 9;
		c.setFunction(Calibration.STRAIGHT_LINE, new double[] { 5, 2 }, "OD");
		template.setProperty("Info", "from the microscope");
		// A translated image: its minimum is not zero.
		final RandomAccessibleInterval<UnsignedByteType> pixels = Views.translate(ArrayImgs.unsignedBytes(W, H, Z), -3,
			10, 100);
		pixels.getAt(-2, 12, 102).set(1);
		final ImagePlus labels = ImagePlusDoor.labels("scan epidermis", pixels, template);
		assertEquals("scan epidermis", labels.getTitle());
		assertEquals(8, labels.getBitDepth());
		assertArrayEquals(new int[] { W, H, 1, Z, 1 }, labels.getDimensions());
		assertEquals(1, labels.getStack().getProcessor(3).get(1, 2));
		final Calibration result = labels.getCalibration();
		assertEquals("12.0 11.0 3.0 7.0 8.0 9.0 \u00b5m", result.pixelWidth + " " + result.pixelHeight + " " +
			result.pixelDepth + " " + result.xOrigin + " " + result.yOrigin + " " + result.zOrigin + " " + result
				.getUnit());
		assertFalse(result.calibrated());
		assertNotSame(c, result);
		assertEquals("from the microscope", labels.getInfoProperty());
		// The template is as it was.
		assertEquals(C, template.getNChannels());
		assertTrue(template.getCalibration().calibrated());
		assertEquals("hyper", template.getTitle());
	}

	@Test
	public void labelsOfAnotherSizeAreABug() {
		assertThrows(IllegalArgumentException.class, () -> ImagePlusDoor.labels("l", new byte[Z][W * H - 1], hyperstack(8)));
		assertThrows(IllegalArgumentException.class, () -> ImagePlusDoor.labels("l", new byte[Z + 1][W * H],
			hyperstack(8)));
	}

	@Test
	public void probabilityIs32BitFrom0To1() {
		final float[][] slices = new float[Z][W * H];
		slices[1][W + 2] = 0.25f;
		final ImagePlus image = ImagePlusDoor.probability("p", slices, hyperstack(8));
		assertEquals(32, image.getBitDepth());
		assertEquals(0.25f, image.getStack().getProcessor(2).getf(2, 1), 0);
		assertEquals(0, image.getDisplayRangeMin(), 0);
		assertEquals(1, image.getDisplayRangeMax(), 0);
	}

	@Test
	public void imageOfAVolumeRoundTrips() {
		for (final int bits : new int[] { 8, 16, 32 }) {
			final ImagePlus image = hyperstack(bits);
			final ImagePlus again = ImagePlusDoor.image(ImagePlusDoor.volume(image));
			assertEquals(bits, again.getBitDepth());
			assertArrayEquals(image.getDimensions(), again.getDimensions());
			for (int i = 1; i <= C * Z; i++)
				assertArrayEquals(image.getStack().getProcessor(i).getFloatArray(), again.getStack().getProcessor(i)
					.getFloatArray());
		}
	}

	@Test
	public void imageOfAPlanarVolumeSharesItsArraysAndKeepsTheSize() {
		final PlanarImg<UnsignedByteType, ?> pixels = PlanarImgs.unsignedBytes(W, H, Z, C);
		final ImagePlus image = ImagePlusDoor.image(new Volume<>("v", pixels, PixelSize.RSOM));
		assertSame(((PlanarImg<?, ?>) pixels).getPlane(2).getCurrentStorageArray(), image.getStack().getPixels(image
			.getStackIndex(1, 3, 1)));
		assertEquals(PixelSize.RSOM, ImagePlusDoor.pixelSize(image));
		final ImagePlus unknown = ImagePlusDoor.image(new Volume<>("v", pixels, PixelSize.UNKNOWN));
		assertEquals(PixelSize.UNKNOWN, ImagePlusDoor.pixelSize(unknown));
		assertEquals("pixel", unknown.getCalibration().getUnit());
	}

	private static double at(final Volume<?> volume, final long... position) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = volume.pixels();
		return pixels.getAt(position).getRealDouble();
	}

	private static void assertSamePixels(final ImagePlus image, final Volume<?> volume) {
		for (int c = 0; c < image.getNChannels(); c++)
			for (int z = 0; z < image.getNSlices(); z++) {
				final ImageProcessor p = image.getStack().getProcessor(image.getStackIndex(c + 1, z + 1, 1));
				for (int y = 0; y < image.getHeight(); y++)
					for (int x = 0; x < image.getWidth(); x++)
						assertEquals(p.getf(x, y), at(volume, x, y, z, c), 0);
			}
	}

	private static ImagePlus hyperstack(final int bits) {
		final Random random = new Random(bits);
		final ImageStack stack = new ImageStack(W, H);
		for (int i = 0; i < C * Z; i++) {
			final FloatProcessor p = new FloatProcessor(W, H);
			for (int j = 0; j < W * H; j++)
				p.setf(j, random.nextInt(256));
			stack.addSlice(bits == 8 ? p.convertToByte(false) : bits == 16 ? p.convertToShort(false) : p);
		}
		final ImagePlus image = new ImagePlus("hyper", stack);
		image.setDimensions(C, Z, 1);
		return image;
	}

	/** Makes its slices when asked and remembers which. */
	private static final class CountingStack extends VirtualStack {

		private final List<Integer> loaded = new ArrayList<>();

		private final int size, bits;

		private int broken;

		CountingStack(final int width, final int height, final int size, final int bits) {
			super(width, height, null, "");
			this.size = size;
			this.bits = bits;
			setBitDepth(bits);
		}

		static int value(final int x, final int y, final int n) {
			return 100 * n + 10 * y + x;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			if (n == broken) throw new IllegalStateException("no such file");
			loaded.add(n);
			final ImageProcessor p = bits == 8 ? new ByteProcessor(getWidth(), getHeight()) : new ShortProcessor(getWidth(),
				getHeight());
			for (int y = 0; y < getHeight(); y++)
				for (int x = 0; x < getWidth(); x++)
					p.set(x, y, value(x, y, n));
			return p;
		}

		@Override
		public Object getPixels(final int n) {
			return getProcessor(n).getPixels();
		}

		@Override
		public int getSize() {
			return size;
		}

		@Override
		public int size() {
			return size;
		}

		@Override
		public String getSliceLabel(final int n) {
			return null;
		}
	}
}
