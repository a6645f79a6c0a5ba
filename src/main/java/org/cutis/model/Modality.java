package org.cutis.model;

import java.util.Locale;

/** The kind of microscope whose images a model was made for. */
public enum Modality {
		/** Raster-scan optoacoustic mesoscopy. */
		RSOM,
		/** Reflectance confocal microscopy. */
		RCM,
		/** Optical coherence tomography. */
		OCT;

	/** As rdf.yaml spells it, for example {@code rsom}. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}
}
