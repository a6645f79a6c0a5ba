package org.cutis.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.cutis.image.DepthAxis;

/** The kind of microscope whose images a model was made for. */
public enum Modality {
		/** Raster-scan optoacoustic mesoscopy. */
		RSOM,
		/** Reflectance confocal microscopy. */
		RCM,
		/** Optical coherence tomography. */
		OCT,
		/** The same, for the vessels in whole volumes. */
		RSOM_VESSELS,
		/** Anything else. */
		OTHER;

	/** As rdf.yaml spells it, for example {@code rsom} or {@code rsom_vessels}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The modality with an id; empty if there is none. */
	public static Optional<Modality> of(final String id) {
		return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst();
	}

	/** In a sentence, for example {@code RSOM images}. */
	public String images() {
		return switch (this) {
			case OTHER -> "images of another kind";
			case RSOM_VESSELS -> "RSOM volumes (vessels)";
			default -> name() + " images";
		};
	}

	/** What {@code depth_axis} {@code auto} means in training and segmentation: {@code auto} or {@code Y} of {@link DepthAxis#resolve}. */
	public String depthAxis() {
		return this == RSOM ? "auto" : "Y";
	}
}
