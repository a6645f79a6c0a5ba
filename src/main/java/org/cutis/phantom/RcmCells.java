package org.cutis.phantom;

/**
 * The bright cells of a strip of tissue, 10 to 15 µm large: each is as bright as the tissue at its middle says, so that
 * cells are whole.
 */
final class RcmCells {

	private final Lattice lattice;

	private final int firstRow, firstColumn;

	private final float[][] bright;

	/** @param from µm, first row of the strip @param to µm, its end @param left µm @param right µm */
	RcmCells(final RcmTissue tissue, final float from, final float to, final float left, final float right) {
		lattice = tissue.cells();
		firstRow = lattice.row(from) - 1;
		firstColumn = lattice.column(left, 0) - 2;
		final int rows = lattice.row(to) + 2 - firstRow, columns = lattice.column(right, 0) + 3 - firstColumn;
		bright = new float[rows][columns];
		final RcmPlace place = new RcmPlace();
		for (int j = 0; j < rows; j++)
			for (int i = 0; i < columns; i++) {
				final int hash = Hash.of(firstColumn + i, firstRow + j, lattice.seed());
				place.x = lattice.x(firstColumn + i, firstRow + j, hash);
				place.y = lattice.y(firstRow + j, hash);
				bright[j][i] = tissue.cell(place, Hash.again(hash));
			}
	}

	/** Reflectance that the cells add at a place of the strip. */
	float at(final float x, final float y, final Lattice.Nearest nearest) {
		lattice.nearest(x, y, nearest);
		final float amplitude = bright[nearest.row - firstRow][nearest.column - firstColumn];
		if (amplitude == 0) return 0;
		final float size = lattice.spacing() * (0.5f + 0.14f * Hash.high(Hash.again(nearest.hash)));
		return amplitude * (1 - Shapes.step(0.45f * size, 1.15f * size, nearest.distance)) * Shapes.step(-0.3f, 1.6f,
			nearest.border);
	}
}
