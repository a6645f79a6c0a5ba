package org.cutis.task;

/** For tests: a progress whose user asked to stop before the work began. */
public final class Cancelled implements Progress {

	@Override
	public void show(final double done, final String message) {}

	@Override
	public void log(final String message) {}

	@Override
	public boolean isCancelled() {
		return true;
	}
}
