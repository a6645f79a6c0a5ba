package org.cutis.train;

/** Where training samples come from, one after the other, all of the same size. */
@FunctionalInterface
public interface SampleSource {

	/** The next sample. Called by one thread at a time. */
	Sample next();
}
