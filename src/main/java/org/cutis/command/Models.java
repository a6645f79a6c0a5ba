package org.cutis.command;

import java.io.IOException;
import java.nio.file.Path;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.task.Progress;

import ij.IJ;

/** The models a command can choose from: Cutis' own, the user's, and those in ImageJ's models folder. */
final class Models {

	private Models() {}

	/** @param nameOrPath as {@link ModelRegistry#resolve} */
	static ModelBundle resolve(final String nameOrPath, final Progress progress) throws IOException {
		return registry().resolve(nameOrPath, progress);
	}

	static ModelRegistry registry() {
		final String imagej = IJ.getDirectory("imagej");
		return imagej == null ? ModelRegistry.standard() : ModelRegistry.standard(Path.of(imagej, "models", "cutis"));
	}
}
