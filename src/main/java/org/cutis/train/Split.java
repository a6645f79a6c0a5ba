package org.cutis.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Items of a dataset to learn from, and others to validate on.
 *
 * @param training indices of items, ascending
 * @param validation indices of items, ascending
 */
public record Split(List<Integer> training, List<Integer> validation) {

	public Split {
		training = List.copyOf(training);
		validation = List.copyOf(validation);
	}

	/** Sentences about classes that one of the two has nothing of; empty if all is well. */
	public List<String> notes(final Dataset data) {
		final List<String> notes = new ArrayList<>();
		absent(data, training, "to learn from", notes);
		if (!validation.isEmpty()) absent(data, validation, "to validate on", notes);
		return notes;
	}

	private static void absent(final Dataset data, final List<Integer> items, final String purpose,
		final List<String> notes)
	{
		final long[] pixels = data.classPixels(items);
		for (int c = 0; c < pixels.length; c++)
			if (pixels[c] == 0) notes.add("None of the images " + purpose + " has the class " + data.classes().classes()
				.get(c).name() + ". Add images that show it, or choose another seed.");
	}
}
