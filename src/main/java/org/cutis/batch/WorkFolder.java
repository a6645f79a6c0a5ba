package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.cutis.model.FileTrees;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * A temporary folder of one run, in which results are made before they are moved into place. Its name says whose it is; it
 * is touched every half minute, so that what dead runs have left can be told from what others are working in.
 */
final class WorkFolder implements AutoCloseable {

	private static final Pattern NAME = Pattern.compile("\\.work-[A-Za-z0-9._-]+-\\d+-[0-9a-f]{8}");

	private static final String OWNER = "owner.json";

	private static final long TOUCH_MS = 30_000, MAX_OWNER_BYTES = 10_000;

	/** Of a run on another machine nothing else tells that it is dead. */
	private static final Duration DEAD_AFTER = Duration.ofDays(1);

	private static final Gson GSON = new Gson();

	private final Path path;

	private final Thread toucher;

	private WorkFolder(final Path path) {
		this.path = path;
		toucher = new Thread(this::touch, "cutis-batch-alive");
		toucher.setDaemon(true);
		toucher.start();
	}

	/** Makes one. @param parent on the same disk as the results */
	static WorkFolder in(final Path parent) throws IOException {
		final ProcessId own = ProcessId.own();
		final Path path = parent.resolve(".work-" + own.fileName() + "-" + UUID.randomUUID().toString().substring(0, 8));
		Files.createDirectory(path);
		Files.writeString(path.resolve(OWNER), GSON.toJson(own));
		return new WorkFolder(path);
	}

	/** Deletes those of dead runs, and nothing else. */
	static void cleanLeftovers(final Path parent) throws IOException {
		final List<Path> folders;
		try (Stream<Path> children = Files.list(parent)) {
			folders = children.filter(c -> NAME.matcher(c.getFileName().toString()).matches() && Files.isDirectory(c,
				LinkOption.NOFOLLOW_LINKS)).toList();
		}
		for (final Path folder : folders)
			if (isDead(folder)) FileTrees.clean(folder);
	}

	/** A new empty folder in it. */
	Path fresh() throws IOException {
		final Path fresh = path.resolve("results");
		FileTrees.delete(fresh);
		return Files.createDirectory(fresh);
	}

	@Override
	public void close() {
		toucher.interrupt();
		FileTrees.clean(path);
	}

	private static boolean isDead(final Path folder) {
		final Path file = folder.resolve(OWNER);
		try {
			final Optional<Boolean> ended = Files.exists(file) && Files.size(file) < MAX_OWNER_BYTES ? Optional.ofNullable(GSON
				.fromJson(Files.readString(file), ProcessId.class)).flatMap(ProcessId::hasEnded) : Optional.empty();
			if (ended.isPresent()) return ended.get();
			final FileTime touched = Files.getLastModifiedTime(Files.exists(file) ? file : folder);
			return touched.toInstant().isBefore(Instant.now().minus(DEAD_AFTER));
		}
		catch (final IOException | JsonParseException e) {
			return false; // somebody else is deleting it, or it is not ours
		}
	}

	private void touch() {
		try {
			while (true) {
				Thread.sleep(TOUCH_MS);
				Files.setLastModifiedTime(path.resolve(OWNER), FileTime.from(Instant.now()));
			}
		}
		catch (final InterruptedException e) {
			// The run has ended.
		}
		catch (final IOException e) {
			// The folder is gone; the run will say so.
		}
	}
}
