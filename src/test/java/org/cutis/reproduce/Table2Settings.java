package org.cutis.reproduce;

import java.util.List;
import java.util.stream.LongStream;

import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.EpidermisTraining.Recipe;

/**
 * How Table 2 is made.
 *
 * @param bce recipe of the epidermis model without smoothness
 * @param width voxels of a test volume along x; the paper's annotated volumes have 166 x 85 x 250
 * @param scans the same along y
 * @param depth the same along z
 * @param gaps share of the epidermis without signal: the less, the more there is to be taken for vessels
 * @param volumes how many
 * @param firstSeed theirs are this and those that follow; below those of training, apart from those of validation and scores
 */
record Table2Settings(Recipe bce, int width, int scans, int depth, double gaps, int volumes, long firstSeed) {

	/** What is removed before vessels are looked for, in the order of the table. */
	static final List<String> MASKS = List.of("none", "bce", "smooth", "truth");

	/** Pigment nearly everywhere. The usual phantoms, 0.42, have one as patchy as fair skin's. */
	private static final double GAPS = 0.15;

	/** For two cores and less than an hour. */
	static Table2Settings scaled() {
		return new Table2Settings(Recipe.SHIPPED.withSmoothness(0).withLength(800, Recipe.SHIPPED.phantoms()), 166, 85, 250, GAPS,
			12, 401);
	}

	/** As many volumes as the paper's, and the epidermis model trained for as long as the one with smoothness. */
	static Table2Settings full() {
		return new Table2Settings(Recipe.SHIPPED.withSmoothness(0), 166, 85, 250, GAPS, 32, 401);
	}

	/** A test volume. */
	RsomPhantomOptions phantom(final long seed) {
		final RsomPhantomOptions usual = RsomPhantomOptions.defaults();
		return new RsomPhantomOptions(width, scans, depth, seed, usual.raggedness(), gaps, usual.noise(), usual.echo(), usual
			.jitter(), usual.hairs(), true);
	}

	List<Long> seeds() {
		return LongStream.range(firstSeed, firstSeed + volumes).boxed().toList();
	}
}
