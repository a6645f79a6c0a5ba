package org.cutis.command;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.cutis.engine.Engines;
import org.cutis.engine.NativesMissing;
import org.cutis.task.Progress;
import org.cutis.task.TimeLeft;
import org.cutis.task.UserError;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

import ij.IJ;

/**
 * What all Cutis commands share: progress in the status bar, cancel, and errors
 * that end the command with a sentence ({@link #getCancelReason()}) instead of
 * a stack trace.
 */
public abstract class CutisCommand extends ContextCommand {

	/** The cancel reason of a command that the user has stopped. */
	public static final String CANCELLED = "Cancelled.";

	@Parameter
	private StatusService statusService;

	@Parameter
	private LogService logService;

	/**
	 * Does the work.
	 *
	 * @throws UserError if an input is wrong
	 * @throws IOException if a file cannot be read or written
	 * @throws CancellationException if the user stopped it
	 */
	protected abstract void execute(Progress progress) throws IOException;

	@Override
	public final void run() {
		// A key pressed before is not meant for this command; ImageJ forgets it only for its own menu and macros.
		IJ.resetEscape();
		try {
			InputCheck.check(new CommandModule(new CommandInfo(getClass()), this));
			final Progress progress = progress();
			try {
				execute(progress);
			}
			catch (final NativesMissing e) {
				if (!NativesOffer.isAccepted(e)) throw e;
				Engines.downloadNatives(progress);
				execute(progress);
			}
		}
		catch (final UserError e) {
			logService.debug(e);
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			cancel(CANCELLED);
		}
		catch (final IOException e) {
			logService.debug(e);
			cancel("A file could not be read or written: " + e.getMessage());
		}
		finally {
			statusService.clearStatus();
		}
	}

	private Progress progress() {
		final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
		return new Progress() {

			@Override
			public void show(final double done, final String message) {
				final String left = timeLeft.at(done);
				// The terminal's bar has its own place for it.
				final boolean told = left.isEmpty() || IJ.getInstance() == null;
				statusService.showStatus((int) Math.round(1000 * done), 1000, told ? message : message + " (" + left + ")");
			}

			@Override
			public void log(final String message) {
				logService.info(message);
			}

			@Override
			public boolean isCancelled() {
				return isCanceled() || IJ.escapePressed();
			}
		};
	}
}
