package org.cutis.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.cutis.task.UserError;

import ij.ImagePlus;

/**
 * Where a command saves its results: {@code <stem>_<product>.<extension>}. Every
 * file is written whole or not at all ({@link AtomicFile}).
 */
public final class OutputFolder {

	/** Of a file (one to five letters and digits after the last dot, a letter first), or two as in .ome.tif. */
	private static final Pattern EXTENSION = Pattern.compile("(\\.ome|\\.nii)?\\.[A-Za-z][A-Za-z0-9]{0,4}$",
		Pattern.CASE_INSENSITIVE);

	/** Names that Windows keeps for devices. */
	private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?",
		Pattern.CASE_INSENSITIVE);

	private static final int LONGEST_STEM = 150;

	private final Path folder;

	private final String stem;

	/**
	 * Makes the folder if it is not there and checks that files can be written in it.
	 *
	 * @param folder where to save
	 * @param title of the input image; its extension is dropped and characters
	 *          that file names must not have become '_'
	 * @throws UserError if the folder is a file, cannot be made or is not writable
	 */
	public OutputFolder(final File folder, final String title) {
		this.folder = folder.toPath().toAbsolutePath();
		stem = stem(title);
		if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) throw new UserError("The output folder " +
			folder + " is a file. Choose a folder.");
		try {
			Files.createDirectories(this.folder);
		}
		catch (final IOException e) {
			throw new UserError("The output folder " + folder +
				" does not exist and cannot be made. Choose a folder you can write to.", e);
		}
		try {
			// Permissions alone do not tell: network drives, quotas, read-only mounts.
			final Path probe = AtomicFile.temporary(this.folder.resolve("probe"));
			Files.createFile(probe);
			Files.delete(probe);
		}
		catch (final IOException e) {
			throw new UserError("The output folder " + folder +
				" is not writable. Choose a folder you can write to.", e);
		}
	}

	/**
	 * The folder of a command's optional {@code output}.
	 *
	 * @param folder null or empty if nothing is to be saved
	 * @throws UserError as the constructor
	 */
	public static Optional<OutputFolder> of(final File folder, final String title) {
		return folder == null || folder.getPath().isBlank() ? Optional.empty() : Optional.of(new OutputFolder(folder,
			title));
	}

	/** The stem of all names in here. */
	public String stem() {
		return stem;
	}

	/** The name a product gets. */
	public Path path(final String product, final String extension) {
		return folder.resolve(stem + "_" + product + "." + extension);
	}

	/**
	 * Saves an image as TIFF with its calibration, look-up table, overlay and Info.
	 * A stack over 4 GB is written as ImageJ does: ImageJ opens all of it, most
	 * other readers the first slice only. The image itself is not changed.
	 */
	public Path tiff(final ImagePlus image, final String product) throws IOException {
		return write(product, "tif", file -> TiffFile.write(image, file));
	}

	/**
	 * Saves a table as CSV ({@link CsvFile}) and its provenance beside it as
	 * {@code .csv.provenance.txt}.
	 */
	public Path csv(final Table table, final String product, final Provenance provenance) throws IOException {
		final Path csv = write(product, "csv", file -> CsvFile.write(table, file));
		write(product, "csv.provenance.txt", file -> Files.writeString(file, provenance.toText()));
		return csv;
	}

	/** Saves anything else. @param content writes to the temporary file it is given */
	public Path write(final String product, final String extension, final AtomicFile.Content content)
		throws IOException
	{
		return AtomicFile.write(path(product, extension), content);
	}

	/** A title as a name of a file without extension; never empty. */
	public static String stem(final String title) {
		String s = EXTENSION.matcher(title == null ? "" : title.strip()).replaceFirst("");
		s = s.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
		s = s.substring(0, Math.min(LONGEST_STEM, s.length())).strip();
		if (s.isEmpty()) return "image";
		// A leading dot would hide the files.
		return RESERVED.matcher(s).matches() || s.startsWith(".") ? "_" + s : s;
	}
}
