package org.cutis.train;

import java.nio.file.Path;
import java.util.Optional;

/** Somebody who looks at a training while it runs. Called by the thread that trains. */
public interface TrainingWatch {

	/**
	 * A training begins.
	 *
	 * @param folder where its files are
	 * @param fold of a cross-validation, from 1
	 * @param folds 1 if there is none
	 * @param epochs planned
	 */
	default void begin(final Path folder, final int fold, final int folds, final int epochs) {}

	/**
	 * An epoch is over.
	 *
	 * @param view one validation image, the same in every epoch; empty if there is no validation
	 */
	void epoch(History history, Optional<ValidationView> view);

	/** Whether to stop now and keep the best network so far. Asked after every step. */
	boolean isStopped();

	/** Nobody. */
	static TrainingWatch none() {
		return new TrainingWatch() {

			@Override
			public void epoch(final History history, final Optional<ValidationView> view) {}

			@Override
			public boolean isStopped() {
				return false;
			}
		};
	}
}
