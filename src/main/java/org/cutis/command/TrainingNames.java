package org.cutis.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

import org.cutis.model.ModelInfo;
import org.cutis.task.UserError;

/**
 * What a training's model is called and where its files go.
 *
 * @param model the model's name
 * @param folder of the training's files
 */
record TrainingNames(String model, Path folder) {

	/**
	 * @param name empty for that of the folder in which the images' folder is
	 * @param output null or empty for a folder beside the images' folder
	 * @throws UserError if the name is not one for a model
	 */
	static TrainingNames of(final String name, final File output, final Path images) {
		final Path folder = images.toAbsolutePath().normalize();
		final Path parent = folder.getParent() == null ? folder : folder.getParent();
		final String model = name == null || name.isBlank() ? derived(parent) : name.strip();
		if (!ModelInfo.isName(model)) throw new UserError("The model's name \"" + model +
			"\" must begin with a lower-case letter or digit and have only lower-case letters, digits, '.', '_' and '-'" +
			" (64 at most), for example my-oct-2.");
		return new TrainingNames(model, output == null || output.getPath().isBlank() ? parent.resolve("training-" + model)
			: output.toPath());
	}

	private static String derived(final Path parent) {
		final String last = parent.getFileName() == null ? "" : parent.getFileName().toString();
		final String plain = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
		return plain.isEmpty() ? "my-model" : plain.substring(0, Math.min(64, plain.length()));
	}
}
