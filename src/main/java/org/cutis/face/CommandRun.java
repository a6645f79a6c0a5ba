package org.cutis.face;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.cutis.command.CutisCommand;
import org.cutis.task.UserError;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.log.LogLevel;
import org.scijava.log.LogListener;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;

/** Runs a command in the calling thread and passes on what it says meanwhile. */
final class CommandRun {

	/** Where a running command's messages go. */
	interface Listener {

		/** @param done share of the work done, 0 to 1; negative if it is not known */
		void status(double done, String message);

		/** Something worth keeping. */
		void log(String message);
	}

	private static final String NO_MEMORY = "There is not enough memory. Give Java more: in ImageJ with " +
		"Edit > Options > Memory & Threads, on the command line with CUTIS_JAVA_OPTIONS=-Xmx8g.";

	private final Listener listener;

	private CommandRun(final Listener listener) {
		this.listener = listener;
	}

	/**
	 * Runs a module whose inputs are set.
	 *
	 * @throws UserError if the command ended with a sentence for the user
	 * @throws CancellationException if the user stopped it
	 */
	static void run(final Module module, final Listener listener) {
		run(Commands.context(), module, listener);
	}

	/** The same in another context. @param context that the module was made in */
	static void run(final Context context, final Module module, final Listener listener) {
		final CommandRun events = new CommandRun(listener);
		final List<EventSubscriber<?>> subscribers = context.service(EventService.class).subscribe(events);
		final LogService log = context.service(LogService.class);
		final LogListener logListener = message -> {
			// An error reaches the caller as an exception.
			if (message.level() == LogLevel.INFO || message.level() == LogLevel.WARN) listener.log(message
				.text());
		};
		log.addLogListener(logListener);
		try {
			new ModuleRunner(context, module, null, null).run();
		}
		catch (final OutOfMemoryError e) {
			throw new UserError(NO_MEMORY, e);
		}
		finally {
			log.removeLogListener(logListener);
			context.service(EventService.class).unsubscribe(subscribers);
		}
		if (!(module instanceof Cancelable command) || !command.isCanceled()) return;
		final String reason = command.getCancelReason();
		if (reason == null || reason.equals(CutisCommand.CANCELLED)) throw new CancellationException(
			CutisCommand.CANCELLED);
		throw new UserError(reason);
	}

	@EventHandler
	private void onStatus(final StatusEvent event) {
		if (event.isWarning() || event.getStatusMessage() == null) return;
		final int max = event.getProgressMaximum();
		listener.status(max > 0 && event.getProgressValue() >= 0 ? (double) event.getProgressValue() / max
			: -1, event.getStatusMessage());
	}
}
