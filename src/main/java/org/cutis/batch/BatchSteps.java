package org.cutis.batch;

import java.io.IOException;
import java.util.ServiceLoader;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Gives the steps. The commands are above this package, so whoever knows them is found as a Java service. */
public interface BatchSteps {

	/**
	 * A command as a step.
	 *
	 * @param command its name, for example {@code segment-image}
	 * @param parameters its parameters except for the input and the output, as in a macro: {@code model=epidermis threshold=0.4}
	 * @throws UserError if there is no such command, it does not take one file, or a parameter is unknown or wrong
	 */
	BatchStep open(String command, String parameters, Progress progress) throws IOException;

	/** The one there is. */
	static BatchSteps find() {
		return ServiceLoader.load(BatchSteps.class, BatchSteps.class.getClassLoader()).findFirst().orElseThrow(
			() -> new UserError("Cutis is not whole: its commands are not found. Install Cutis again."));
	}
}
