package org.cutis.rsom;

import org.cutis.task.Progress;

/**
 * The progress of a part of the work, as part of the whole's.
 *
 * @param whole where to show it
 * @param from share of the whole at the part's start
 * @param to share of the whole at the part's end
 */
record Part(Progress whole, double from, double to) implements Progress {

	@Override
	public void show(final double done, final String message) {
		whole.show(from + (to - from) * done, message);
	}

	@Override
	public void log(final String message) {
		whole.log(message);
	}

	@Override
	public boolean isCancelled() {
		return whole.isCancelled();
	}
}
