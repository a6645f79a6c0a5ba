package org.cutis.rsom;

import java.util.List;
import java.util.function.Predicate;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.vessels.Dermis;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.PixelSizeCheck;
import org.cutis.model.SpaceAxis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.ModelRun;
import org.cutis.tile.VolumePipeline;

import net.imglib2.Interval;

/**
 * Vessels by a network that was trained for it. Windows without any signal are
 * left out: there are none.
 *
 * @param model of volumes (z, y, x: depth, B-scan, x) with two channels and one class
 * @param device what to run on
 */
public record NetworkVessels(ModelBundle model, Device device) implements VesselFinder {

	/** @throws UserError if the model does not fit */
	public NetworkVessels {
		final ModelInfo info = model.info();
		if (info.classes().size() != 1) throw new UserError("Model " + info.name() + " tells " + info.classes().size() +
			" classes apart, but Mask Vessels needs one for vessels alone. Choose another model.");
		if (info.channels().size() != BandReader.BANDS) throw new UserError("Model " + info.name() + " takes " + info
			.channels().size() + " channel(s) (" + String.join(", ", info.channels()) +
			"), but Mask Vessels gives it two (LF, HF). Choose another model.");
		if (!info.axes().stream().map(SpaceAxis::id).toList().equals(List.of("z", "y", "x"))) throw new UserError("Model " +
			info.name() + " works on slices, but Mask Vessels needs one for volumes (z, y, x). Choose another model.");
	}

	@Override
	public double threshold() {
		return model.info().threshold();
	}

	@Override
	public VesselRun run(final Volume<?> image, final DepthAxis depth, final Dermis kept, final Predicate<Interval> wanted,
		final VolumePipeline.Sink sink, final Progress progress)
	{
		PixelSizeCheck.warn(model.info(), image.size(), depth, progress);
		final BelowSurface source = new BelowSurface(BandReader.of(image, depth, model.info().normalization(), progress),
			BandReader.BANDS, (float) model.info().normalization().offset(), kept);
		final SignalGrid signal = SignalGrid.of(source, (float) model.info().normalization().offset(), progress.part(0, 0.02));
		final int[] halo = model.info().axes().stream().mapToInt(SpaceAxis::halo).toArray();
		final ModelRun run = ModelRun.over(model, device, source, signal.wanted(wanted, halo), sink, "Mask Vessels",
			"Looking for vessels", progress.part(0.02, 1));
		return new VesselRun(run.device(), run.engine().engine(), run.seconds(), signal.windows());
	}
}
