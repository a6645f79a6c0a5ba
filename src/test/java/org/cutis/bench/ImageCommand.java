package org.cutis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;

/** A command that makes labels of an image, run as in Fiji. */
record ImageCommand(Context context, Class<? extends Command> command) implements AutoCloseable {

	ImageCommand(final Class<? extends Command> command) {
		this(new Context(CommandService.class, StatusService.class), command);
	}

	/**
	 * @param more inputs: name, value, name, value ...
	 * @return the labels
	 * @throws IllegalStateException with the command's reason if it gives none
	 */
	ImagePlus run(final ImagePlus image, final Object... more) throws InterruptedException, ExecutionException {
		final List<Object> inputs = new ArrayList<>(List.of("image", image));
		inputs.addAll(List.of(more));
		final CommandModule module = context.service(CommandService.class).run(command, false, inputs.toArray()).get();
		if (module.isCanceled() || module.getOutput("labels") == null) throw new IllegalStateException(String.valueOf(
			module.getCancelReason()));
		return (ImagePlus) module.getOutput("labels");
	}

	@Override
	public void close() {
		context.close();
	}
}
