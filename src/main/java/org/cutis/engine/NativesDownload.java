package org.cutis.engine;

import org.cutis.task.Progress;

/** Gets the engine's native library; made by {@link Engines}. */
public interface NativesDownload {

	/**
	 * Downloads the library into DJL's folder in the user's home, unless it is there.
	 *
	 * @return where it lies
	 * @throws org.cutis.task.UserError if that fails; says what else can be done
	 * @throws java.util.concurrent.CancellationException if the user stopped it
	 */
	String download(Progress progress);
}
