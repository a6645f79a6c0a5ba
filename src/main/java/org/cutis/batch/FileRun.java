package org.cutis.batch;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.cutis.image.AtomicFile;
import org.cutis.model.FileTrees;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Does the step with one file after the other: makes its results aside, moves them into place, writes down what was done. */
final class FileRun {

	private final Path input;

	private final BatchStep step;

	private final BatchFolder folder;

	private final Shard shard;

	private final WorkFolder work;

	private final Set<Path> inputs = new HashSet<>();

	private final String host = ProcessId.own().host();

	/** @param all the paths of all inputs, which no result may replace */
	FileRun(final BatchRequest request, final BatchStep step, final BatchFolder folder, final List<String> all,
		final WorkFolder work) throws IOException
	{
		this.input = InputFiles.root(request.input());
		this.step = step;
		this.folder = folder;
		this.shard = request.shard();
		this.work = work;
		for (final String file : all)
			inputs.add(input.resolve(file));
	}

	/**
	 * Does it.
	 *
	 * @return why it failed; null if it did not
	 * @throws CancellationException if the user has stopped it
	 * @throws IOException if what was done cannot be written down
	 */
	String run(final String file, final Progress progress) throws IOException {
		final long start = System.nanoTime();
		final List<StoredFile> parts = new ArrayList<>(), results = new ArrayList<>();
		final String error = attempt(file, parts, results, progress);
		// What goes wrong while a run is being stopped says nothing of the file: Java closes files under the command's hands.
		if (error != null && (progress.isCancelled() || isEnding())) throw new CancellationException(error);
		final double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
		folder.append(shard, new ManifestEntry(file, parts, step.info(), error == null ? results : List.of(), seconds, Instant
			.now().truncatedTo(ChronoUnit.MILLIS), host, error));
		return error;
	}

	/** Whether this process has been told to end. */
	private static boolean isEnding() {
		final Thread hook = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(hook);
			Runtime.getRuntime().removeShutdownHook(hook);
			return false;
		}
		catch (final IllegalStateException e) {
			return true;
		}
	}

	private String attempt(final String file, final List<StoredFile> parts, final List<StoredFile> results,
		final Progress progress) throws IOException
	{
		// Where results cannot be made at all, no other file will do better.
		final Path made = work.fresh();
		try {
			progress.update(0, "Reading");
			final Path path = input.resolve(file);
			for (final Path part : step.parts(path))
				parts.add(StoredFile.of(part, StoredFile.path(input, part), progress));
			step.run(path, made, progress);
			results.addAll(publish(file, made, progress));
			return null;
		}
		catch (final UserError e) {
			return e.getMessage();
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final IOException e) {
			return "A file could not be read or written: " + e.getMessage();
		}
		catch (final RuntimeException e) {
			return "Unexpected error: " + e;
		}
	}

	/** Moves the results to where the input is in its folder. */
	private List<StoredFile> publish(final String file, final Path made, final Progress progress) throws IOException {
		final Path parent = Path.of(file).getParent();
		final Path target = parent == null ? folder.output() : folder.output().resolve(parent.toString());
		final List<StoredFile> results = new ArrayList<>();
		for (final String name : FileTrees.files(made)) {
			final Path result = target.resolve(name);
			if (inputs.contains(result)) throw new UserError("The result " + name +
				" would replace the input of that name. Rename that, or choose an output folder apart from the images.");
			if (Files.isDirectory(result)) throw new UserError("The result " + result +
				" cannot be written because there is a folder of that name. Rename the folder or choose another output folder.");
			results.add(StoredFile.of(made.resolve(name), StoredFile.path(folder.output(), result), progress));
		}
		if (results.isEmpty()) throw new UserError("The command has saved nothing.");
		folder.announce(shard, results.stream().map(StoredFile::path).toList());
		for (final String name : FileTrees.files(made))
			move(made.resolve(name), target.resolve(name));
		return results;
	}

	private static void move(final Path from, final Path to) throws IOException {
		Files.createDirectories(to.getParent());
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			// A folder of the tree is on another disk.
			AtomicFile.write(to, temporary -> Files.copy(from, temporary));
		}
	}
}
