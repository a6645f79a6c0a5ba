package org.cutis.dev.updatesite;

import static org.cutis.dev.updatesite.Xml.children;
import static org.cutis.dev.updatesite.Xml.number;
import static org.cutis.dev.updatesite.Xml.text;
import static org.cutis.dev.updatesite.Xml.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.cutis.task.UserError;
import org.w3c.dom.Element;

/**
 * A site's db.xml.gz.
 *
 * @param files by their names without version number
 */
record SiteIndex(SortedMap<String, SiteFile> files) {

	static final String NAME = "db.xml.gz";

	/** Of a site that is still empty. */
	static SiteIndex empty() {
		return new SiteIndex(new TreeMap<>());
	}

	/** @throws UserError if there is none, or it is damaged or not as Fiji's updater wants it */
	static SiteIndex read(final Path site) throws IOException {
		final Path file = site.resolve(NAME);
		if (!Files.isRegularFile(file)) throw new UserError(site + " has no " + NAME +
			": it is not an update site. Name the folder that scripts/update-site build has made.");
		final SortedMap<String, SiteFile> files = new TreeMap<>();
		try {
			for (final Element plugin : children(Xml.read(file), "plugin")) {
				final SiteFile entry = file(plugin);
				if (files.put(SiteFile.key(entry.name()), entry) != null) throw new IllegalArgumentException(entry.name() +
					" is there twice");
			}
		}
		catch (final IllegalArgumentException e) {
			throw new UserError(file + " is not an update site's index (" + e.getMessage() + "). Restore it from a backup.", e);
		}
		return new SiteIndex(files);
	}

	/** Of all versions; 0 if there is none. */
	long newestTimestamp() {
		return files.values().stream().flatMapToLong(file -> LongStream.concat(file.version() == null ? LongStream.empty()
			: LongStream.of(file.version().timestamp()), file.previous().stream().flatMapToLong(v -> LongStream.of(v.timestamp(), v
				.obsolete())))).max().orElse(0);
	}

	private static SiteFile file(final Element plugin) {
		final List<Element> versions = children(plugin, "version");
		final List<SiteFile.Previous> previous = children(plugin, "previous-version").stream().map(e -> new SiteFile.Previous(text(
			e, "filename"), text(e, "checksum"), number(e, "timestamp"), number(e, "timestamp-obsolete"))).toList();
		final String name = text(plugin, "filename");
		return new SiteFile(name, "true".equalsIgnoreCase(text(plugin, "executable")), texts(plugin,
			"platform"), texts(plugin, "category"), versions.isEmpty() ? null : version(versions.get(0)), named(name, previous));
	}

	/** From old to new. A version without a name has that of the next newer one. */
	private static List<SiteFile.Previous> named(final String newest, final List<SiteFile.Previous> versions) {
		final LinkedList<SiteFile.Previous> named = new LinkedList<>();
		String name = newest;
		for (final SiteFile.Previous version : versions.stream().sorted(Comparator.comparingLong(
			SiteFile.Previous::timestamp).reversed()).toList())
		{
			if (version.name() != null) name = version.name();
			named.addFirst(new SiteFile.Previous(name, version.checksum(), version.timestamp(), version.obsolete()));
		}
		return List.copyOf(named);
	}

	private static SiteFile.Version version(final Element version) {
		final List<SiteFile.Dependency> dependencies = children(version, "dependency").stream().map(e -> new SiteFile.Dependency(
			text(e, "filename"), number(e, "timestamp"), "true".equals(text(e, "overrides")))).toList();
		return new SiteFile.Version(text(version, "checksum"), number(version, "timestamp"), number(version, "filesize"), texts(
			version, "description").stream().findFirst().orElse(null), dependencies, texts(version, "link"), texts(version,
				"author"));
	}
}
