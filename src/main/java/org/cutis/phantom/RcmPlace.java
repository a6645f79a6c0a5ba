package org.cutis.phantom;

/** A place in the tissue, and what the maps say there; one for each thread, moved about. */
final class RcmPlace {

	/** µm. */
	float x, y;

	/** Of {@link RcmMaps}. */
	final float[] values = new float[RcmMaps.COUNT];

	/** For searches. */
	final Lattice.Nearest nearest = new Lattice.Nearest();

	float thickening() {
		return values[RcmMaps.THICKENING];
	}

	/** How much of what varies from place to place is here, about -2 to 2. */
	float patch() {
		return values[RcmMaps.PATCH];
	}
}
