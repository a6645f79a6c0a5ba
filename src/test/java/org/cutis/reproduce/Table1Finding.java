package org.cutis.reproduce;

import java.util.Comparator;
import java.util.List;

/**
 * Whether the paper's finding shows for a network: Ra falls at least 2.2-fold
 * from s = 0 to the best stable s, while Dice changes by less than 0.01.
 *
 * @param base row of s = 0
 * @param best row of the best stable s; that of s = 0 if no other is stable
 */
record Table1Finding(Table1Row base, Table1Row best) {

	/** The paper's U-Net: 0.125 to 0.057. */
	static final double FOLD = 2.2;

	static final double DICE_CHANGE = 0.01;

	/**
	 * Stable are those s whose training converges to the epidermis as that of s = 0
	 * did: a surface is found, and the mean Dice is less than 0.01 below. The best of
	 * them has the lowest Ra.
	 *
	 * @param rows of one network, s = 0 among them
	 */
	static Table1Finding of(final List<Table1Row> rows) {
		final Table1Row base = rows.stream().filter(r -> r.s() == 0).findFirst().orElseThrow();
		return new Table1Finding(base, rows.stream().filter(r -> stable(r, base)).min(Comparator.comparingDouble(
			Table1Row::ra)).orElse(base));
	}

	static boolean stable(final Table1Row row, final Table1Row base) {
		return !Double.isNaN(row.ra()) && row.dice() > base.dice() - DICE_CHANGE;
	}

	/** How many times smaller Ra became. */
	double fold() {
		return base.ra() / best.ra();
	}

	/** Positive if Dice grew. */
	double diceChange() {
		return best.dice() - base.dice();
	}

	boolean shows() {
		return fold() >= FOLD && Math.abs(diceChange()) < DICE_CHANGE;
	}
}
