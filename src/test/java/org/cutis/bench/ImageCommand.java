package org.cutis.bench;

import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;

/** A command that makes labels of an image, run with its defaults as in Fiji. */
record ImageCommand(Context context, Class<? extends Command> command) implements AutoCloseable {

	ImageCommand(final Class<? extends Command> command) {
		this(new Context(CommandService.class, StatusService.class), command);
	}

	/** @throws IllegalStateException with the command's reason if it gives none */
	void run(final ImagePlus image) throws InterruptedException, ExecutionException {
		final CommandModule module = context.service(CommandService.class).run(command, false, "image", image).get();
		if (module.isCanceled() || module.getOutput("labels") == null) throw new IllegalStateException(String.valueOf(
			module.getCancelReason()));
	}

	@Override
	public void close() {
		context.close();
	}
}
