package org.cutis.face;

import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which files of a folder a command has written. */
final class SavedFiles {

	private final File folder;

	private final Map<File, String> before;

	/** @param folder the folder, which need not exist; null for none */
	SavedFiles(final File folder) {
		this.folder = folder;
		this.before = states();
	}

	/** The files that are new or changed since this object was made, in order of their names. */
	List<File> since() {
		final Map<File, String> now = states();
		return now.keySet().stream().filter(file -> !now.get(file).equals(before.get(file))).sorted().toList();
	}

	private Map<File, String> states() {
		final Map<File, String> states = new HashMap<>();
		final File[] files = folder == null ? null : folder.listFiles(File::isFile);
		if (files != null) Arrays.stream(files).forEach(file -> states.put(file, file.lastModified() + " " +
			file.length()));
		return states;
	}
}
