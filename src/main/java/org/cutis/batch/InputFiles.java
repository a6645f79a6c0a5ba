package org.cutis.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.cutis.image.OutputFolder;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Finds a batch's files: always the same list in the same order, however many others are writing results into the same
 * folders meanwhile. Hidden files and folders, and links to folders, are left out, and so are the results of the same command.
 */
final class InputFiles {

	private final Path root;

	private final FilePatterns patterns;

	private final BatchFolder own;

	private final Progress progress;

	private final List<Path> found = new ArrayList<>();

	private final List<Path> batches = new ArrayList<>();

	private InputFiles(final BatchRequest request, final BatchFolder own, final Progress progress) throws IOException {
		this.root = root(request.input());
		this.patterns = new FilePatterns(request.pattern());
		this.own = own;
		this.progress = progress;
	}

	/**
	 * Lists the files.
	 *
	 * @return paths below the input folder, with forward slashes, sorted; never empty
	 * @throws UserError if there is no such folder, no such file in it, or two files whose results would have the same names
	 */
	static List<String> list(final BatchRequest request, final BatchFolder own, final Progress progress)
		throws IOException
	{
		final InputFiles files = new InputFiles(request, own, progress);
		files.walk(request.recursive());
		final List<String> list = files.withoutResults();
		if (list.isEmpty()) throw new UserError("The input folder " + request.input() + " has no file that matches " +
			files.patterns + (request.recursive() ? "." : ", not counting its subfolders: those come with recursive.") +
			" Check the folder and the pattern.");
		checkNames(list);
		return list;
	}

	/** @throws UserError if it is not a folder */
	static Path root(final Path input) throws IOException {
		if (!Files.exists(input)) throw new UserError("There is no input folder " + input + ". Check its path.");
		if (!Files.isDirectory(input)) throw new UserError("The input folder " + input + " is a file. Give its folder.");
		return input.toRealPath();
	}

	private void walk(final boolean recursive) throws IOException {
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes)
				throws IOException
			{
				progress.update(0, "Looking for files");
				if (!folder.equals(root) && (!recursive || isHidden(folder) || folder.equals(own.path()) || BatchFolder.is(
					folder))) return FileVisitResult.SKIP_SUBTREE;
				batches.add(folder.resolve(own.path().getFileName()));
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
				if (patterns.matches(root.relativize(file)) && !isHidden(file) && Files.isRegularFile(file)) found.add(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(final Path file, final IOException e) {
				// What others have moved or deleted meanwhile was no input.
				if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
				throw new UserError((Files.isDirectory(file) ? "The folder " : "The file ") + file +
					" cannot be read. Check its permissions.", e);
			}
		});
	}

	/** The lists of results are read after the folders: whatever was seen there, they name it already. */
	private List<String> withoutResults() throws IOException {
		final Set<Path> results = new HashSet<>(own.results());
		for (final Path batch : batches)
			results.addAll(BatchFolder.at(batch).results());
		return found.stream().filter(file -> !results.contains(file)).map(file -> StoredFile.path(root, file)).sorted()
			.toList();
	}

	private static boolean isHidden(final Path file) {
		return file.getFileName().toString().startsWith(".");
	}

	/** Results are named after the input without its extension. */
	private static void checkNames(final List<String> files) {
		final Map<String, String> stems = new HashMap<>();
		for (final String file : files) {
			final int slash = file.lastIndexOf('/') + 1;
			final String other = stems.put(file.substring(0, slash) + OutputFolder.stem(file.substring(slash)).toLowerCase(
				Locale.ROOT), file);
			if (other != null) throw new UserError("The results of " + other + " and " + file +
				" would have the same names. Rename one of them, or give a pattern that only one matches.");
		}
	}
}
