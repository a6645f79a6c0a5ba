package org.cutis.view;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * Pictures of a volume, its first channel (LF) in red and its second (HF) in
 * green, or grey if it has but one; the label over it in half-transparent
 * white. Pixels are square if the volume is calibrated. Needs no display.
 *
 * <pre>{@code
 * EpidermisPicture p = new EpidermisPicture(volume, DepthAxis.Z);
 * ColorProcessor slice = Pictures.sideBySide(p.bScan(85, prediction, 1), p.bScan(85, truth, 1));
 * Pictures.png(slice, file);
 * }</pre>
 *
 * @param volume what is shown; its channels beyond the second are not
 * @param depth its axis into the skin
 */
public record EpidermisPicture(Volume<?> volume, DepthAxis depth) {

	/** A B-scan, x to the right and depth down. @param slice from 0 */
	public ColorProcessor bScan(final int slice) {
		final FloatProcessor[] planes = new FloatProcessor[Math.min(2, volume.channels())];
		for (int c = 0; c < planes.length; c++)
			planes[c] = Projection.bScan(channel(c), depth, slice, RealType::getRealDouble);
		return scaled(planes, depth.scanDimension());
	}

	/**
	 * The same with a label and its contour.
	 *
	 * @param labels x, y, z, of the volume's extents; any minimum
	 */
	public ColorProcessor bScan(final int slice, final RandomAccessibleInterval<? extends IntegerType<?>> labels,
		final long label)
	{
		check(labels);
		final ColorProcessor picture = bScan(slice);
		final FloatProcessor mask = Projection.bScan(labels, depth, slice, v -> v.getIntegerLong() == label ? 1 : 0);
		Render.mask(picture, scaled(mask, depth.scanDimension()), true);
		return picture;
	}

	/** The maximum intensity projection along an axis. @param along 0, 1 or 2: x, y or z */
	public ColorProcessor projection(final int along, final Progress progress) {
		final FloatProcessor[] planes = new FloatProcessor[Math.min(2, volume.channels())];
		for (int c = 0; c < planes.length; c++)
			planes[c] = Projection.max(channel(c), along, depth, RealType::getRealDouble, progress);
		return scaled(planes, along);
	}

	/**
	 * The same with everything that lies behind or before a voxel of the label.
	 *
	 * @param labels x, y, z, of the volume's extents; any minimum
	 */
	public ColorProcessor projection(final int along, final RandomAccessibleInterval<? extends IntegerType<?>> labels,
		final long label, final Progress progress)
	{
		check(labels);
		final ColorProcessor picture = projection(along, progress);
		final FloatProcessor mask = Projection.max(labels, along, depth, v -> v.getIntegerLong() == label ? 1 : 0,
			progress);
		Render.mask(picture, scaled(mask, along), false);
		return picture;
	}

	RandomAccessibleInterval<? extends RealType<?>> channel(final int c) {
		return Views.hyperSlice(volume.pixels(), 3, volume.pixels().min(3) + c);
	}

	/** Planes of the channels, projected along an axis, in colours and with square pixels. */
	ColorProcessor scaled(final FloatProcessor[] planes, final int along) {
		final RandomAccessibleInterval<?> pixels = volume.pixels();
		final boolean eightBit = pixels.getAt(pixels.minAsLongArray()) instanceof UnsignedByteType;
		return (ColorProcessor) square(Render.colors(planes, eightBit), along, ImageProcessor.BILINEAR);
	}

	ByteProcessor scaled(final FloatProcessor mask, final int along) {
		return (ByteProcessor) square(mask.convertToByte(false), along, ImageProcessor.NONE);
	}

	private ImageProcessor square(final ImageProcessor picture, final int along, final int method) {
		final double right = volume.size().along(Projection.right(along, depth));
		final double down = volume.size().along(Projection.down(along, depth));
		return Render.square(picture, right, down, method);
	}

	/** @throws IllegalArgumentException if labels do not have the volume's extents */
	void check(final RandomAccessibleInterval<?> labels) {
		for (int d = 0; d < 3; d++)
			if (labels.dimension(d) != volume.pixels().dimension(d)) throw new IllegalArgumentException(
				"Labels and image differ in extent along axis " + d);
	}
}
