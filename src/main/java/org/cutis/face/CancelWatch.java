package org.cutis.face;

import java.util.concurrent.TimeUnit;

import org.cutis.command.CutisCommand;
import org.cutis.task.Progress;
import org.scijava.Cancelable;
import org.scijava.module.Module;

/** Cancels a command when the work of which it is a part is cancelled. */
final class CancelWatch implements AutoCloseable {

	private static final long PAUSE_MS = 100;

	private final Thread thread;

	CancelWatch(final Module module, final Progress progress) {
		thread = new Thread(() -> watch(module, progress), "cutis-cancel-watch");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		thread.interrupt();
	}

	private static void watch(final Module module, final Progress progress) {
		try {
			while (!progress.isCancelled())
				TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
			if (module instanceof Cancelable command) command.cancel(CutisCommand.CANCELLED);
		}
		catch (final InterruptedException e) {
			// The command has ended.
		}
	}
}
