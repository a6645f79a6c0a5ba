package org.cutis.dev.updatesite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.cutis.task.UserError;

/**
 * Publishes a layout in a site's folder. Adds files and replaces db.xml.gz, whole and last; removes and changes nothing else, so
 * the site is that of before or that of after at any time.
 */
final class SiteBuilder {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	private final Path site;

	/** db.xml.gz as it was found; empty if there was none. */
	private byte[] before;

	private final SiteIndex old;

	private final long timestamp;

	private final List<String> changes = new ArrayList<>();

	/** New files by their names on the site. */
	private final SortedMap<Path, Published> added = new TreeMap<>();

	private record Published(String name, Path source, String checksum) {}

	private SiteBuilder(final Path site, final Instant now) throws IOException {
		this.site = site;
		before = index();
		if (before.length == 0) requireEmpty();
		old = before.length == 0 ? SiteIndex.empty() : SiteIndex.read(site);
		timestamp = timestamp(now, old.newestTimestamp());
	}

	/**
	 * @param site made if it is not there
	 * @return what has changed, a line for each file; empty if the site has all this already, and is left as it was
	 * @throws UserError if the folder is something else than a site, or its index is damaged
	 */
	static List<String> build(final Path site, final Layout layout, final Instant now) throws IOException {
		Files.createDirectories(site);
		return new SiteBuilder(site, now).build(layout);
	}

	private List<String> build(final Layout layout) throws IOException {
		final SortedMap<String, SiteFile> files = new TreeMap<>(old.files());
		for (final Map.Entry<String, Path> file : layout.files().entrySet()) {
			final String key = SiteFile.key(file.getKey());
			files.put(key, publish(file.getKey(), file.getValue(), old.files().get(key)));
		}
		final List<String> kept = layout.files().keySet().stream().map(SiteFile::key).toList();
		files.replaceAll((key, file) -> kept.contains(key) || file.version() == null ? file : obsolete(file));
		files.replaceAll((key, file) -> Layout.isCutis(file.name()) && file.version() != null ? file.with(others(key, files))
			: file);
		final SiteIndex index = new SiteIndex(files);
		if (!index.equals(old)) write(index);
		return changes;
	}

	private SiteFile publish(final String name, final Path source, final SiteFile known) throws IOException {
		final String checksum = Checksums.of(name, source);
		final SiteFile.Version last = known == null ? null : known.version();
		if (last != null && last.checksum().equals(checksum) && known.name().equals(name)) return known;
		added.put(SiteFile.on(site, name, timestamp), new Published(name, source, checksum));
		final SiteFile.Version version = new SiteFile.Version(checksum, timestamp, Files.size(source), last == null ? null : last
			.description(), List.of(), last == null ? List.of() : last.links(), last == null ? List.of() : last.authors());
		changes.add((last == null ? "new       " : "replaced  ") + name);
		return known == null ? new SiteFile(name, false, Layout.platforms(name), List.of(), version, List.of()) : known.with(name,
			version);
	}

	private SiteFile obsolete(final SiteFile file) {
		changes.add("obsolete  " + file.name());
		return file.obsolete(timestamp);
	}

	/** Of whoever updates Cutis, Fiji then installs the others, too, also those it has not had so far. */
	private static List<SiteFile.Dependency> others(final String cutis, final SortedMap<String, SiteFile> files) {
		return files.entrySet().stream().filter(e -> !e.getKey().equals(cutis) && e.getValue().version() != null).map(
			e -> new SiteFile.Dependency(e.getKey(), e.getValue().version().timestamp(), false)).toList();
	}

	private void write(final SiteIndex index) throws IOException {
		// So that a new site, too, is a site if this breaks off.
		if (before.length == 0) {
			place(site.resolve(SiteIndex.NAME), part -> Files.write(part, SiteIndexWriter.write(SiteIndex.empty())));
			before = index();
		}
		for (final Map.Entry<Path, Published> file : added.entrySet()) {
			final Published published = file.getValue();
			place(file.getKey(), part -> {
				Files.copy(published.source, part, StandardCopyOption.REPLACE_EXISTING);
				if (!Checksums.of(published.name, part).equals(published.checksum)) throw new UserError(published.source +
					" has changed in the meantime. Start again when nothing writes there.");
			});
		}
		place(site.resolve(SiteIndex.NAME), part -> {
			Files.write(part, SiteIndexWriter.write(index));
			if (!Arrays.equals(before, index())) throw new UserError(site.resolve(SiteIndex.NAME) +
				" has been changed by somebody else in the meantime. Start again.");
		});
	}

	private interface Writing {

		void to(Path part) throws IOException;
	}

	private static void place(final Path target, final Writing writing) throws IOException {
		Files.createDirectories(target.getParent());
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		try {
			writing.to(part);
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private byte[] index() throws IOException {
		final Path index = site.resolve(SiteIndex.NAME);
		return Files.exists(index) ? Files.readAllBytes(index) : new byte[0];
	}

	/** Without its index a site would lose its history, and other folders are not ours. */
	private void requireEmpty() throws IOException {
		try (Stream<Path> files = Files.list(site)) {
			if (files.anyMatch(file -> !file.getFileName().toString().equals(SiteIndex.NAME + ".part"))) throw new UserError(site + " has no " + SiteIndex.NAME +
				", but it is not empty. Name the site's folder, or an empty one for a new site.");
		}
	}

	/** Later than all there is, even if the clock was put back. */
	private static long timestamp(final Instant now, final long newest) {
		final LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
		if (newest < number(time)) return number(time);
		try {
			return number(LocalDateTime.parse(Long.toString(newest), TIMESTAMP).plusSeconds(1));
		}
		catch (final DateTimeParseException e) {
			throw new UserError("The timestamp " + newest + " in " + SiteIndex.NAME +
				" is no time (yyyyMMddHHmmss). Restore that file from a backup.", e);
		}
	}

	private static long number(final LocalDateTime time) {
		return Long.parseLong(TIMESTAMP.format(time));
	}
}
