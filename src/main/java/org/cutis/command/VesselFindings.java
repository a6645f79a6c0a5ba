package org.cutis.command;

import java.util.List;

import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.measure.vessels.VesselGraph;
import org.cutis.measure.vessels.VesselTables;
import org.cutis.model.ModelClass;
import org.cutis.rsom.NetworkVessels;
import org.cutis.rsom.VesselBiomarkers;
import org.cutis.rsom.VesselFinder;
import org.cutis.rsom.VesselRegion;
import org.cutis.rsom.VesselResult;
import org.cutis.task.Progress;
import org.cutis.view.EpidermisPicture;
import org.cutis.view.LabelColors;
import org.cutis.view.VesselPicture;
import org.cutis.view.VesselPlots;

import ij.ImagePlus;

/** What Mask Vessels has found, as images and tables; each is made when it is asked for. */
record VesselFindings(ImagePlus image, Volume<?> volume, DepthAxis depth, VesselFinder finder, VesselRegion region,
	EpidermisInput skin, VesselResult result, VesselBiomarkers measured)
{

	/** Width of a class of diameters, µm. */
	private static final double DIAMETERS = 10;

	/** Labels of the filter, which has no model to tell their colours. */
	private static final List<ModelClass> CLASSES = List.of(new ModelClass("background", 0), new ModelClass("vessel",
		0x3060FF));

	private String title(final String product) {
		return OutputFolder.stem(image.getTitle()) + "_" + product;
	}

	ImagePlus mask() {
		final ImagePlus mask = ImagePlusDoor.labels(title("vessels"), result.mask(), image);
		LabelColors.apply(mask, finder instanceof NetworkVessels n ? n.model().info().labels() : CLASSES);
		return mask;
	}

	ImagePlus probability() {
		return ImagePlusDoor.probability(title("vessels_probability"), result.probability(), image);
	}

	/** Whether the epidermis was segmented by the way. */
	boolean isEpidermisNew() {
		return skin.found() != null;
	}

	ImagePlus epidermis() {
		final ImagePlus labels = ImagePlusDoor.labels(title("epidermis"), skin.found(), image);
		LabelColors.apply(labels);
		return labels;
	}

	ImagePlus projections(final Progress progress) {
		return new ImagePlus(title("vessels_projections"), new VesselPicture(new EpidermisPicture(volume, depth), skin
			.epidermis().labels(), skin.epidermis().label(), result.maskImage(), skin.lower()).projections(progress));
	}

	/** Density by depth, diameters. */
	ImagePlus plots() {
		return VesselPlots.stack(title("vessels_plots"), measured.profile(), region.from(), graph(), DIAMETERS);
	}

	VesselGraph graph() {
		return measured.vessels().vessels();
	}

	/** @param smallRadius below which a vessel is small, µm */
	Table biomarkers(final double smallRadius) {
		return VesselTables.biomarkers(measured.vessels(), smallRadius, measured.epidermis());
	}

	Table depths() {
		return VesselTables.depths(measured.profile(), region.from());
	}

	Table diameters() {
		return VesselTables.diameters(graph(), DIAMETERS);
	}
}
