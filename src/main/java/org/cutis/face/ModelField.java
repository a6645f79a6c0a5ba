package org.cutis.face;

import java.util.List;
import java.util.Set;

import org.cutis.command.Models;
import org.cutis.model.Modality;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;

import ij.gui.GenericDialog;

/**
 * How plain ImageJ's dialog asks for a model: the list of those installed, and
 * below it a field for the file of another one, which goes before the list.
 */
final class ModelField {

	private static final String FILE_LABEL = "or_model_file";

	private static final int PATH_COLUMNS = 30;

	private final List<String> names;

	private final String standard;

	/** Reads which models are installed. @param item an input that names a model */
	ModelField(final ModuleItem<?> item, final Set<Modality> modalities) {
		names = Models.names(modalities, Commands.context().service(LogService.class)::debug);
		standard = InputText.format(item.getDefaultValue());
	}

	void add(final GenericDialog dialog, final String label, final String value) {
		final boolean listed = names.contains(value);
		if (!names.isEmpty()) dialog.addChoice(label, names.toArray(String[]::new), listed ? value : names.get(0));
		// A default that is not there is nothing the user has asked for.
		dialog.addFileField(names.isEmpty() ? label : FILE_LABEL, listed || value.equals(standard) ? "" : value,
			PATH_COLUMNS);
	}

	/** Reads what {@link #add} has added. */
	String next(final GenericDialog dialog) {
		final String name = names.isEmpty() ? "" : dialog.getNextChoice();
		final String file = dialog.getNextString().strip();
		return file.isEmpty() ? name : file;
	}
}
