package org.cutis.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Whether the installed models are whole. */
public final class ModelStates {

	/**
	 * One model.
	 *
	 * @param name by which commands know it
	 * @param whole whether all its files have the checksums that its description gives
	 * @param text what it is, or what is wrong with it
	 */
	public record State(String name, boolean whole, String text) {}

	private ModelStates() {}

	/**
	 * Reads all files of all installed models and compares their checksums.
	 *
	 * @return in the order of their names
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static List<State> of(final ModelRegistry registry, final Progress progress) throws IOException {
		final List<State> states = new ArrayList<>();
		final List<String> names = registry.names();
		for (int i = 0; i < names.size(); i++)
			states.add(state(registry, names.get(i), progress.part((double) i / names.size(), (i + 1.0) / names.size())));
		return states;
	}

	private static State state(final ModelRegistry registry, final String name, final Progress progress) {
		try {
			final ModelBundle model = registry.resolve(name, progress);
			model.testInput();
			model.testOutput();
			return new State(name, true, model.info().modality().id() + ", " + model.info().network().architecture() +
				", checksums hold, sha256 " + model.sha256());
		}
		catch (final UserError | IOException e) {
			return new State(name, false, e.getMessage());
		}
	}
}
