package org.cutis.view;

import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.task.Progress;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/**
 * Maximum projections of an RSOM volume as they are published: LF red, HF green,
 * vessels blue, the epidermis half-transparent white. Seen from above the
 * epidermis would cover everything: there only what lies below it is projected.
 *
 * @param picture of the volume
 * @param epidermis x, y, z, of the volume's extents; any minimum
 * @param label of the epidermis
 * @param vessels as the epidermis; not 0 in vessels
 * @param lower the epidermis' lower surface, from 0; NaN where there is none
 */
public record VesselPicture(EpidermisPicture picture, RandomAccessibleInterval<? extends IntegerType<?>> epidermis,
	long label, RandomAccessibleInterval<? extends IntegerType<?>> vessels, HeightMap lower)
{

	private static final String[] AXES = { "x", "y", "z" };

	/** A projection. @param along 0, 1 or 2: x, y or z */
	public ColorProcessor projection(final int along, final Progress progress) {
		picture.check(epidermis);
		picture.check(vessels);
		final boolean fromAbove = along == picture.depth().dimension();
		final ColorProcessor projected = fromAbove ? below(progress.part(0, 0.7)) : picture.projection(along, epidermis,
			label, progress.part(0, 0.7));
		final FloatProcessor mask = Projection.max(vessels, along, picture.depth(), v -> v.getIntegerLong() != 0 ? 1 : 0,
			progress.part(0.7, 1));
		final ByteProcessor scaled = picture.scaled(mask, along);
		Render.blue(projected, scaled);
		return projected;
	}

	/** All three, side by side, with captions, at one scale. */
	public ColorProcessor projections(final Progress progress) {
		final PixelSize size = picture.volume().size();
		final double finest = Math.min(size.x(), Math.min(size.y(), size.z()));
		final ColorProcessor[] all = new ColorProcessor[3];
		for (int d = 0; d < 3; d++) {
			final ColorProcessor p = projection(d, progress.part(d / 3.0, (d + 1) / 3.0));
			// Pixels are already square, as large as the finer side of this projection.
			final double fine = Math.min(size.along(Projection.right(d, picture.depth())), size.along(Projection.down(d, picture
				.depth())));
			all[d] = Pictures.captioned("along " + AXES[d], (ColorProcessor) Render.square(p, fine / finest, fine / finest, 1,
				ImageProcessor.NONE));
		}
		return Pictures.sideBySide(all);
	}

	private ColorProcessor below(final Progress progress) {
		final FloatProcessor[] planes = new FloatProcessor[Math.min(2, picture.volume().channels())];
		for (int c = 0; c < planes.length; c++)
			planes[c] = Projection.below(picture.channel(c), picture.depth(), lower, RealType::getRealDouble, progress);
		return picture.scaled(planes, picture.depth().dimension());
	}
}
