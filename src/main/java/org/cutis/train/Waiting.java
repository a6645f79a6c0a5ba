package org.cutis.train;

/** How much of its time a trainer has waited for samples: next to nothing, unless they take longer to make than a step. */
public final class Waiting {

	private long waited;

	private long all;

	/** A step is over. @param waited in it for samples, in ns @param all of its time, in ns */
	void add(final long waited, final long all) {
		this.waited += waited;
		this.all += all;
	}

	/** Forgets what was, for example the first steps, whose samples nobody could make ahead. */
	public void restart() {
		waited = 0;
		all = 0;
	}

	/** The share, 0 to 1; not a number before the first step. */
	public double share() {
		return (double) waited / all;
	}
}
