package org.cutis.command;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.measure.HeightMap;
import org.cutis.measure.Labels;
import org.cutis.measure.SurfaceGaps;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelBundle;
import org.cutis.rsom.EpidermisRequest;
import org.cutis.rsom.EpidermisResult;
import org.cutis.rsom.EpidermisSegmenter;
import org.cutis.rsom.VesselBiomarkers.Epidermis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * The epidermis that a command works below: given as labels, or segmented first.
 *
 * @param epidermis labels and surfaces
 * @param lower its lower surface, with the nearest column's in place of gaps
 * @param found the labels' slices if they were segmented here, else null
 * @param gaps columns that have no epidermis
 */
record EpidermisInput(Epidermis epidermis, HeightMap lower, byte[][] found, int gaps) {

	private static final double THRESHOLD = 0.5;

	/** @throws UserError if the labels do not fit the image or have no such label */
	static EpidermisInput of(final ImagePlus labels, final long label, final Volume<?> image, final DepthAxis depth,
		final Progress progress)
	{
		if (labels.getBitDepth() == 24) throw new UserError("The epidermis labels \"" + labels.getTitle() +
			"\" are an RGB image, but labels are one channel of whole numbers. Choose the label image that Segment Epidermis gave.");
		final Volume<?> volume = ImagePlusDoor.volume(labels);
		if (volume.channels() != 1) throw new UserError("The epidermis labels \"" + labels.getTitle() + "\" have " + volume
			.channels() + " channels, but labels have one. Choose the label image that Segment Epidermis gave.");
		final RandomAccessibleInterval<?> pixels = image.pixels();
		for (int d = 0; d < 3; d++)
			if (volume.pixels().dimension(d) != pixels.dimension(d)) throw new UserError("The epidermis labels \"" + labels
				.getTitle() + "\" have " + size(volume) + " voxels, but the image \"" + image.title() + "\" has " + size(image) +
				". Choose the labels of this image, or none: then the epidermis is segmented first.");
		return of(labels(volume, progress), label, depth, null, Surfaces::ofPresent, progress);
	}

	/** @throws UserError if no epidermis is found */
	static EpidermisInput segmented(final ModelBundle model, final Device device, final Volume<?> image,
		final DepthAxis depth, final Progress progress)
	{
		final EpidermisResult result = EpidermisSegmenter.segment(new EpidermisRequest(image, depth, model, device,
			THRESHOLD, false), progress);
		final EpidermisInput input = of(result.labelImage(), EpidermisResult.EPIDERMIS, depth, result.labels(), Surfaces::of,
			progress);
		if (input.gaps == input.lower.heights().length) throw new UserError("No epidermis was found in \"" + image.title() +
			"\", so nobody knows where vessels begin. Run Segment Epidermis with another model or threshold, or draw the " +
			"epidermis, and give its labels as epidermis.");
		return input;
	}

	private interface Finder {

		Surfaces find(RandomAccessibleInterval<? extends IntegerType<?>> labels, DepthAxis depth,
			long label, Progress progress);
	}

	private static EpidermisInput of(
		final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label,
		final DepthAxis depth, final byte[][] found, final Finder finder, final Progress progress)
	{
		final Surfaces surfaces = finder.find(labels, depth, label, progress);
		final int gaps = SurfaceGaps.count(surfaces.lower()), columns = surfaces.lower().heights().length;
		if (gaps > 0 && gaps < columns) progress.log(gaps + " of " + columns +
			" columns have no epidermis: there it is taken to end as in the nearest column that has one.");
		return new EpidermisInput(new Epidermis(labels, label, surfaces), SurfaceGaps.filled(surfaces.lower()), found, gaps);
	}

	private static <T extends RealType<T>> RandomAccessibleInterval<? extends IntegerType<?>> labels(
		final Volume<T> volume, final Progress progress)
	{
		return Labels.of(Views.hyperSlice(volume.pixels(), 3, volume.pixels().min(3)), "epidermis", progress);
	}

	private static String size(final Volume<?> volume) {
		final RandomAccessibleInterval<?> p = volume.pixels();
		return p.dimension(0) + " x " + p.dimension(1) + " x " + p.dimension(2);
	}

	/** What is written of where it came from. */
	Provenance describe(final Provenance p, final ImagePlus labels, final ModelBundle model) {
		final Provenance with = found == null ? p.with("epidermis", labels.getTitle()).with("epidermis_label", epidermis
			.label()) : p.with("epidermis_model", model.info().name()).with("epidermis_model.sha256", model.sha256());
		return with.with("columns_without_epidermis", gaps);
	}
}
