package org.cutis.task;

/** A progress that passes everything on to another; to be overridden where it should not. */
public abstract class ForwardedProgress implements Progress {

	private final Progress to;

	protected ForwardedProgress(final Progress to) {
		this.to = to;
	}

	@Override
	public void show(final double done, final String message) {
		to.show(done, message);
	}

	@Override
	public void log(final String message) {
		to.log(message);
	}

	@Override
	public boolean isCancelled() {
		return to.isCancelled();
	}
}
