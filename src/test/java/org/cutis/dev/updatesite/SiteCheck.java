package org.cutis.dev.updatesite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.cutis.task.UserError;

/** Whether a site holds what its index says, all history included, as Fiji's updater would find it. */
final class SiteCheck {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(
		ResolverStyle.STRICT);

	/**
	 * @param problems what would fail for users; empty for a good site
	 * @param leftOver files that the index does not know: of a build that was broken off, or foreign
	 */
	record Result(List<String> problems, List<Path> leftOver) {}

	private final Path site;

	private final List<String> problems = new ArrayList<>();

	private final Set<Path> known = new TreeSet<>();

	private SiteCheck(final Path site) {
		this.site = site;
	}

	/** @throws UserError if there is no site, or its index cannot be read */
	static Result of(final Path site) throws IOException {
		final SiteIndex index = SiteIndex.read(site);
		final SiteCheck check = new SiteCheck(site);
		check.known.add(site.resolve(SiteIndex.NAME));
		for (final SiteFile file : index.files().values())
			check.file(file, index);
		try (Stream<Path> files = Files.walk(site)) {
			return new Result(check.problems, files.filter(Files::isRegularFile).filter(f -> !check.known.contains(f)).sorted()
				.toList());
		}
	}

	private void file(final SiteFile file, final SiteIndex index) throws IOException {
		final SiteFile.Version version = file.version();
		if (version != null) {
			version(file.name(), version.checksum(), version.timestamp(), version.size());
			for (final SiteFile.Dependency dependency : version.dependencies()) {
				final SiteFile other = index.files().get(SiteFile.key(dependency.name()));
				if (other == null || other.version() == null) problems.add(file.name() + " needs " + dependency.name() +
					", which the site has not");
			}
		}
		else if (file.previous().isEmpty()) problems.add(file.name() + " is obsolete, but has never been there");
		for (final SiteFile.Previous previous : file.previous()) {
			version(previous.name(), previous.checksum(), previous.timestamp(), -1);
			if (version != null && previous.timestamp() >= version.timestamp()) problems.add(file.name() + " of " + version
				.timestamp() + " is not newer than its previous version of " + previous.timestamp());
		}
	}

	/** @param size in bytes, -1 if it is not known */
	private void version(final String name, final String checksum, final long timestamp, final long size) throws IOException {
		final Path file;
		try {
			TIMESTAMP.parse(Long.toString(timestamp), LocalDateTime::from);
			file = SiteFile.on(site, name, timestamp);
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
			return;
		}
		catch (final DateTimeParseException e) {
			problems.add(name + " has the timestamp " + timestamp + ", which is no time (yyyyMMddHHmmss)");
			return;
		}
		known.add(file);
		if (!Files.isRegularFile(file)) problems.add(file + " is missing");
		else if (size >= 0 && Files.size(file) != size) problems.add(file + " has " + Files.size(file) + " bytes, not " + size);
		else if (!checksum.equals(sum(name, file))) problems.add(file + " has another checksum than " + checksum);
	}

	private static String sum(final String name, final Path file) throws IOException {
		try {
			return Checksums.of(name, file);
		}
		catch (final UserError e) {
			return "that of a damaged file";
		}
	}
}
