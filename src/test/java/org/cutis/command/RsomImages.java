package org.cutis.command;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Small phantoms as a user would have them open in ImageJ. */
public final class RsomImages {

	private RsomImages() {}

	/** The epidermis of the same phantom, x, y, z. */
	public static RandomAccessibleInterval<UnsignedByteType> truth(final int width, final int scans, final int depth,
		final long seed)
	{
		return phantom(width, scans, depth, seed).epidermis();
	}

	/**
	 * En-face slices of two 8-bit channels (LF, HF), 12 x 12 x 3 µm, with an
	 * origin and an Info property.
	 */
	public static ImagePlus enFace(final String title, final int width, final int scans, final int depth,
		final long seed)
	{
		return image(title, PhantomScan.normalized(phantom(width, scans, depth, seed), title).pixels(), PixelSize.RSOM);
	}

	/** The same as a stack of B-scans: depth runs along y, 12 x 3 x 12 µm. */
	public static ImagePlus bScans(final String title, final int width, final int scans, final int depth,
		final long seed)
	{
		return image(title, Views.permute(PhantomScan.normalized(phantom(width, scans, depth, seed), title).pixels(), 1,
			2), new PixelSize(12, 3, 12, true));
	}

	/** The values times a factor as an image of 16 or 32 bits. */
	public static ImagePlus scaled(final ImagePlus image, final int bits, final double factor) {
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor p = image.getStack().getProcessor(i).convertToFloat();
			p.multiply(factor);
			stack.addSlice(bits == 16 ? p.convertToShort(false) : p);
		}
		return like(image, stack, image.getNChannels());
	}

	/** One channel alone. @param channel from 1 */
	public static ImagePlus channel(final ImagePlus image, final int channel) {
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int z = 1; z <= image.getNSlices(); z++)
			stack.addSlice(image.getStack().getProcessor(image.getStackIndex(channel, z, 1)).duplicate());
		return like(image, stack, 1);
	}

	private static ImagePlus like(final ImagePlus image, final ImageStack stack, final int channels) {
		final ImagePlus copy = new ImagePlus(image.getTitle(), stack);
		copy.setDimensions(channels, image.getNSlices(), image.getNFrames());
		copy.setCalibration(image.getCalibration().copy());
		return copy;
	}

	private static RsomPhantom phantom(final int width, final int scans, final int depth, final long seed) {
		return RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(width, scans, depth).withSeed(seed),
			Progress.none());
	}

	private static ImagePlus image(final String title, final RandomAccessibleInterval<UnsignedByteType> pixels,
		final PixelSize size)
	{
		final ImagePlus image = ImagePlusDoor.image(new Volume<>(title, pixels, size));
		image.getCalibration().xOrigin = 5;
		image.getCalibration().yOrigin = -2.5;
		image.getCalibration().zOrigin = 7;
		image.setProperty("Info", "Patient: phantom");
		return image;
	}
}
