package org.cutis.command;

import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.Future;

import org.junit.rules.ExternalResource;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogListener;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;

/** Runs a command in a real SciJava context that lives as long as the test. */
final class CommandRule extends ExternalResource {

	private final Class<? extends CutisCommand> command;

	private Context context;

	CommandRule(final Class<? extends CutisCommand> command) {
		this.command = command;
	}

	@Override
	protected void before() {
		context = new Context(CommandService.class, StatusService.class);
	}

	@Override
	protected void after() {
		context.dispose();
	}

	/** Runs the command to its end. @param inputs name, value, name, value ... */
	CommandModule run(final Object... inputs) throws Exception {
		return start(inputs).get();
	}

	/** Runs the command and listens to what it logs. */
	CommandModule run(final LogListener listener, final Object... inputs) throws Exception {
		final LogService log = context.service(LogService.class);
		log.addLogListener(listener);
		try {
			return run(inputs);
		}
		finally {
			log.removeLogListener(listener);
		}
	}

	/** Starts the command in a thread of its own. */
	Future<CommandModule> start(final Object... inputs) {
		return context.service(CommandService.class).run(command, false, inputs);
	}

	/** The sentence with which the command ends instead of results. */
	String complaint(final Object... inputs) throws Exception {
		final CommandModule module = run(inputs);
		assertTrue("it should complain", module.isCanceled());
		for (final ModuleItem<?> output : module.getInfo().outputs())
			assertNull(output.getName(), module.getOutput(output.getName()));
		return module.getCancelReason();
	}
}
