package org.cutis.phantom;

/** The patient moves between one B-scan and the next. */
final class Motion {

	private Motion() {}

	/**
	 * Shifts each B-scan by a whole number of voxels along z, in place; what
	 * rolls in is empty.
	 *
	 * @param sigma standard deviation of the shifts, voxels
	 * @return the skin's surface, shifted too
	 */
	static float[][] shake(final Bands bands, final byte[] epidermis, final byte[] vessels,
		final Skin skin, final double sigma, final Chance chance)
	{
		final float[][] surface = new float[bands.scans()][];
		final float[][] course = SmoothField.of(1, bands.scans(), 20, 80, chance);
		for (int y = 0; y < bands.scans(); y++) {
			final int shift = (int) Math.round(sigma * course[y][0]);
			surface[y] = skin.top()[y].clone();
			for (int x = 0; x < bands.width(); x++)
				surface[y][x] = Math.max(0, surface[y][x] + shift);
			if (shift == 0) continue;
			final int d = bands.depth();
			for (int i = 0; i < d; i++) {
				// in the direction that does not overwrite what is still needed
				final int z = shift > 0 ? d - 1 - i : i;
				final int to = bands.index(0, y, z);
				final int from = to - shift * bands.width() * bands.scans();
				final boolean inside = z - shift >= 0 && z - shift < d;
				for (int x = 0; x < bands.width(); x++) {
					bands.lf()[to + x] = inside ? bands.lf()[from + x] : 0;
					bands.hf()[to + x] = inside ? bands.hf()[from + x] : 0;
					epidermis[to + x] = inside ? epidermis[from + x] : 0;
					vessels[to + x] = inside ? vessels[from + x] : 0;
				}
			}
		}
		return surface;
	}
}
