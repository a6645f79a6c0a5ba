package org.cutis.image;

/** Which axis of an image runs into the skin. */
public enum DepthAxis {
		/** Slices are en face; depth runs along the stack. */
		Z(2),
		/** Slices are B-scans (x by depth); depth runs down each slice. */
		Y(1);

	private final int dimension;

	DepthAxis(final int dimension) {
		this.dimension = dimension;
	}

	/** Index of the depth axis in a {@link Volume}'s x, y, z, c. */
	public int dimension() {
		return dimension;
	}

	/** Index of the axis along which B-scans (x by depth) follow each other. */
	public int scanDimension() {
		return 3 - dimension;
	}
}
