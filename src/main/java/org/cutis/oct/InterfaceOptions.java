package org.cutis.oct;

/**
 * How continuous interfaces between layers are.
 *
 * @param step pixels of depth that an interface may go up or down from a column to the next, 1 or more
 * @param stiffness what each such pixel costs, in wrongly labelled pixels: detours narrower than twice this many
 *          columns are straightened; 0 or more
 * @param scanStep as step, from a B-scan to the next
 * @param scanStiffness as stiffness, from a B-scan to the next
 */
public record InterfaceOptions(int step, double stiffness, int scanStep, double scanStiffness) {

	/** Depth over width: 79 degrees. The sides of rete ridges are steep. */
	private static final double STEEPEST = 5;

	/** Half the width of what is straightened, in µm. */
	private static final double STRAIGHT = 2;

	/** How far the skin may move from a B-scan to the next, in µm, beside the slope. */
	private static final double MOTION = 10;

	/** With two neighbours: they decide where a pixel's probability lies between 0.25 and 0.75, it does elsewhere. */
	private static final double NEIGHBOUR = 0.25;

	/** Distance in µm beyond which a neighbouring B-scan says less and less. */
	private static final double NEAR = 10;

	private static final int LARGEST_STEP = 64;

	/** The size of the OCT paper's pixels in µm, for images that have none. */
	private static final double PAPER_PIXEL = 0.9;

	public InterfaceOptions {
		if (step < 1 || scanStep < 1) throw new IllegalArgumentException("Interfaces must be able to go up and down");
		if (!(stiffness >= 0 && stiffness <= 100 && scanStiffness >= 0 && scanStiffness <= 100))
			throw new IllegalArgumentException("The stiffness must be 0 to 100");
	}

	/**
	 * What fits skin. All sizes in µm, or 1 if they are not known.
	 *
	 * @param known whether the sizes are µm
	 * @param column distance of neighbouring columns
	 * @param depth of a pixel
	 * @param scan distance of neighbouring B-scans
	 */
	public static InterfaceOptions of(final boolean known, final double column, final double depth, final double scan) {
		final double um = known ? 1 : PAPER_PIXEL;
		return new InterfaceOptions(step(STEEPEST * column / depth), Math.min(4, STRAIGHT / (column * um)), step((STEEPEST *
			scan * um + MOTION) / (depth * um)), NEIGHBOUR * Math.min(1, NEAR / (scan * um)));
	}

	private static int step(final double pixels) {
		return (int) Math.max(1, Math.min(LARGEST_STEP, Math.ceil(pixels)));
	}
}
