package org.cutis.reproduce;

import java.util.List;

import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;

/**
 * One training of the RCM papers' tables.
 *
 * @param name as the tables have it
 * @param network what is trained
 * @param loss what it is trained with
 */
record RcmRun(String name, NetworkSpec network, Loss loss) {

	/** The papers' losses. */
	enum Loss {

			/** MDSC + TV: MED-Net, section 2.2. */
			TWO_SIDED_DICE_TV("two-sided Dice + TV"),
			/** With weights inverse to the classes' abundance: MUNet, section 3.2. */
			SELECTIVE_DICE("selective Dice"),
			/** The first sum of MDSC: MED-Net, Table 5. */
			DICE("Dice"),
			/** Of equal weights: MED-Net, Table 5. */
			CROSS_ENTROPY("cross entropy");

		final String words;

		Loss(final String words) {
			this.words = words;
		}

		/** @param abundance labelled pixels of each class in the training's phantoms */
		LossSpec spec(final double[] abundance) {
			return switch (this) {
				case TWO_SIDED_DICE_TV -> LossSpec.twoSidedDice();
				case SELECTIVE_DICE -> LossSpec.selectiveDice(LossSpec.inverse(abundance));
				case DICE -> LossSpec.dice();
				case CROSS_ENTROPY -> LossSpec.crossEntropy(List.of());
			};
		}
	}
}
