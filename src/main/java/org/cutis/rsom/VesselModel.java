package org.cutis.rsom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.Modality;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.train.TrainingSources;

/** What bundles of vessel networks say about themselves. */
final class VesselModel {

	/** Voxels at each end of a window that see mirrored ones: the reach of kernels 3, 5, 5 and 3. */
	static final int HALO = 6;

	/** What a volume must have gone through. */
	static final String PREPARED =
		"8-bit bands, cut, squared and stretched by Open RSOM; 0 down to the lower surface of the epidermis";

	/**
	 * The reference centres patches at zero; here a constant near the phantoms' mean below the epidermis is taken
	 * away, so that a voxel's value does not depend on the patch it lies in.
	 */
	static final Normalization NORMALIZATION = new Normalization(4 / 255.0, -0.1, PREPARED);

	private VesselModel() {}

	/** Of windows of z, y, x (3, 12, 12 µm) and one class. */
	static ModelInfo info(final String name, final ModelCard card, final NetworkSpec network, final String input,
		final String output, final Normalization normalization, final Training training, final String engineVersion,
		final double threshold)
	{
		final int z = VesselPatches.SIZE_Z, xy = VesselPatches.SIZE_XY;
		return new ModelInfo(name, card, Modality.RSOM_VESSELS, network, input, output, List.of("LF", "HF"), List.of(
			new ModelClass("vessel", 0x4040FF)), List.of(new SpaceAxis("z", "depth into the skin", 3, 1, z, 0, HALO),
				new SpaceAxis("y", "across the B-scans", 12, 1, xy, 0, HALO), new SpaceAxis("x", "along the B-scans", 12, 1, xy, 0,
					HALO)), normalization, training, engineVersion, threshold);
	}

	static ModelCard trainedCard() {
		return new ModelCard("Cutis vessels in RSOM (phantom-trained)",
			"Finds the vessels below the epidermis in optoacoustic (RSOM) volumes from which the epidermis and all above it are " +
				"removed. It has seen synthetic volumes (phantoms) only: look at what it gives for real scans.", List.of(
					new ModelCard.Author("Cutis developers", "")), List.of(TrainingSources.VESSELS, TrainingSources.RSOM),
			"BSD-2-Clause", List.of("rsom", "optoacoustic", "skin", "vessels", "segmentation", "deepvesselnet", "phantom"),
			"0.1.0", Instant.now().truncatedTo(ChronoUnit.DAYS));
	}
}
