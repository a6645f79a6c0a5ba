package org.cutis.dev.updatesite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cutis.task.UserError;
import org.scijava.util.FileUtils;

/**
 * What an update site knows of one file: the {@code plugin} element of db.xml.gz.
 *
 * @param name where the newest version lies in a Fiji, with slashes
 * @param executable whether it is a program
 * @param platforms on which it is installed, in Fiji's names; empty for all
 * @param version null if it is obsolete: Fiji takes it away from users
 * @param previous by which Fiji tells an old version, which it replaces, from a user's own file, which it leaves
 */
record SiteFile(String name, boolean executable, List<String> platforms, List<String> categories, Version version,
	List<Previous> previous)
{

	/** @param timestamp yyyyMMddHHmmss, UTC: part of the file's name on the site. @param size in bytes */
	record Version(String checksum, long timestamp, long size, String description, List<Dependency> dependencies,
		List<String> links, List<String> authors)
	{}

	/** @param name without version number. @param overrides whether it must not be installed */
	record Dependency(String name, long timestamp, boolean overrides) {}

	/** @param obsolete when it was replaced, 0 if not known */
	record Previous(String name, String checksum, long timestamp, long obsolete) {}

	/** The name without version number, by which Fiji takes two files for versions of one. */
	static String key(final String name) {
		return FileUtils.stripFilenameVersion(name);
	}

	/** A new version in place of this one. */
	SiteFile with(final String newName, final Version newVersion) {
		return new SiteFile(newName, executable, platforms, categories, newVersion, history(newVersion.timestamp));
	}

	/** This file, taken away from users at a time. */
	SiteFile obsolete(final long timestamp) {
		return new SiteFile(name, executable, platforms, categories, null, history(timestamp));
	}

	/** This file, which needs others. */
	SiteFile with(final List<Dependency> dependencies) {
		return new SiteFile(name, executable, platforms, categories, new Version(version.checksum, version.timestamp, version.size,
			version.description, dependencies, version.links, version.authors), previous);
	}

	private List<Previous> history(final long now) {
		final List<Previous> history = new ArrayList<>(previous);
		if (version != null) history.add(new Previous(name, version.checksum, version.timestamp, now));
		return List.copyOf(history);
	}

	/** Where a version of a file lies on a site. @throws UserError if that is outside of it */
	static Path on(final Path site, final String name, final long timestamp) {
		if (!isPlain(name)) throw new UserError("\"" + name + "\" in " + site.resolve(SiteIndex.NAME) +
			" is not the path of a file in a Fiji. Restore that file from a backup.");
		return site.resolve(name + "-" + timestamp);
	}

	/** Whether a name is that of a file in a folder in a Fiji, and safe in web addresses and on all file systems. */
	static boolean isPlain(final String name) {
		return name.matches("[A-Za-z0-9_][A-Za-z0-9._+-]*(/[A-Za-z0-9_][A-Za-z0-9._+-]*)+");
	}
}
