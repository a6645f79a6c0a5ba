package org.cutis.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.task.UserError;

/**
 * Puts a bundle into a models folder, as one zip: a single file can be replaced
 * in one step, so that at any moment, and after any crash, the name stands for
 * a whole model or none.
 */
final class ModelInstaller {

	private final ModelFolder folder;

	ModelInstaller(final ModelFolder folder) {
		this.folder = folder;
	}

	/** @throws UserError if models cannot be installed under the name or in the folder */
	void check(final String name) {
		if (!name.matches(ModelInfo.NAME) || name.endsWith(".") || name.endsWith(ModelFolder.ZIP)) throw new UserError(
			"The model's name is \"" + name + "\", but must be at most 64 lower-case letters, digits, '.', '_' and '-', " +
				"for example epidermis-2.");
		if (Files.isDirectory(zip(name))) throw new UserError(zip(name) +
			" is a folder. Choose another name for the model or rename the folder.");
		try {
			Files.createDirectories(folder.path());
		}
		catch (final IOException e) {
			throw notWritable(e);
		}
		if (!Files.isWritable(folder.path())) throw notWritable(null);
	}

	/**
	 * @param replace whether there may be a model of that name
	 * @return the zip
	 */
	Path install(final ModelBundle bundle, final String name, final boolean replace) throws IOException {
		check(name);
		FileTrees.cleanLeftovers(folder.path());
		final Path target = zip(name);
		final Path temporary = FileTrees.temporaryBeside(target);
		try {
			ModelBundleWriter.pack(bundle.folder(), temporary);
			if (replace) FileTrees.replace(temporary, target);
			else Files.move(temporary, target);
		}
		catch (final FileAlreadyExistsException e) {
			throw taken(name, target.toString());
		}
		finally {
			FileTrees.clean(temporary);
		}
		removeFolder(name);
		return target;
	}

	static UserError taken(final String name, final String where) {
		return new UserError("There is already a model named " + name + " (" + where +
			"). Choose another name, or ask for it to be replaced.");
	}

	/** A folder of the name, which would go before the new zip. */
	private void removeFolder(final String name) throws IOException {
		final Path old = folder.find(name);
		if (old == null || !Files.isDirectory(old)) return;
		final Path doomed = FileTrees.temporaryBeside(old);
		FileTrees.moveIntoPlace(old, doomed);
		FileTrees.clean(doomed);
	}

	private Path zip(final String name) {
		return folder.path().resolve(name + ModelFolder.ZIP);
	}

	private UserError notWritable(final IOException cause) {
		return new UserError("Models are installed in the folder " + folder.path() + ", but it cannot be written. " +
			"Name another folder with the Java system property cutis.models.", cause);
	}
}
