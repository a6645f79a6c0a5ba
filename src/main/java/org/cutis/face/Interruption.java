package org.cutis.face;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.cutis.command.CutisCommand;
import org.scijava.Cancelable;
import org.scijava.module.Module;

/**
 * Cancels a command when the process is told to end (Ctrl-C, SIGTERM) and
 * leaves it a moment to put its temporary files away.
 */
final class Interruption {

	private static final int SECONDS = 10;

	private final CountDownLatch done = new CountDownLatch(1);

	private final Thread hook;

	Interruption(final Module module) {
		hook = new Thread(() -> cancel(module), "cutis-interruption");
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** The command has ended. */
	void done() {
		done.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException e) {
			// The process is ending: this is what the hook was for.
		}
	}

	private void cancel(final Module module) {
		if (module instanceof Cancelable command) command.cancel(CutisCommand.CANCELLED);
		try {
			done.await(SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
