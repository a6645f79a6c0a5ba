package org.cutis.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Writes model bundles, as a folder and as a zip.
 *
 * <pre>{@code
 * ModelBundle bundle = ModelBundleWriter.write(content, folder);
 * ModelBundleWriter.zip(bundle.folder(), Path.of("epidermis.zip"));
 * }</pre>
 */
public final class ModelBundleWriter {

	private static final int MAX_COVER_BYTES = 500_000;

	private ModelBundleWriter() {}

	/**
	 * Writes a bundle as a folder. Equal weights give an equal sha256, whatever
	 * the machine and the day.
	 *
	 * @param folder must not exist; appears when it is complete
	 * @return the bundle, read again from its files
	 * @throws UserError if the folder exists, or a file to be packed is missing
	 */
	public static ModelBundle write(final BundleContent content, final Path folder) throws IOException {
		final Path target = folder.toAbsolutePath();
		check(content, target);
		Files.createDirectories(target.getParent());
		final Path temporary = FileTrees.temporaryBeside(target);
		try {
			fill(temporary, content);
			FileTrees.moveIntoPlace(temporary, target);
		}
		finally {
			FileTrees.clean(temporary);
		}
		return ModelBundle.open(target, Progress.none());
	}

	/**
	 * Packs a bundle's folder into one file. The weights go in once, as
	 * tf_weights.zip; the folder tf_weights is made again when the bundle is
	 * unpacked.
	 *
	 * @param zip replaced if it exists, once the new one is complete
	 * @throws UserError if the folder is not a whole bundle
	 */
	public static void zip(final Path folder, final Path zip) throws IOException {
		final Path target = zip.toAbsolutePath();
		if (Files.isDirectory(target)) throw new UserError(zip + " is a folder. Give the name of a .zip file.");
		Files.createDirectories(target.getParent());
		final Path temporary = FileTrees.temporaryBeside(target);
		try {
			pack(folder, temporary);
			FileTrees.replace(temporary, target);
		}
		finally {
			FileTrees.clean(temporary);
		}
	}

	/** Packs a bundle's folder into a zip that does not exist yet. */
	static void pack(final Path folder, final Path zip) throws IOException {
		ModelBundle.open(folder, Progress.none());
		final List<String> names = FileTrees.files(folder).stream().filter(name -> !name.startsWith(
			BundleFiles.WEIGHTS_FOLDER + "/") && !name.startsWith(".")).toList();
		Zips.pack(folder, names, ZipEntry.DEFLATED, zip);
	}

	private static void check(final BundleContent content, final Path target) {
		if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) throw new UserError(target +
			" exists already. Choose another name for the model or delete it first.");
		final Path saved = content.model().folder().resolve(BundleFiles.SAVED_MODEL);
		if (!Files.isRegularFile(saved)) throw new UserError(saved +
			" is missing. A model is written from a SavedModel folder.");
		if (content.cover() != null) checkCover(content.cover());
	}

	private static void checkCover(final Path cover) {
		final long size = cover.toFile().length();
		if (!Files.isRegularFile(cover) || size > MAX_COVER_BYTES || !cover.toString().endsWith(".png"))
			throw new UserError(cover + " must be a .png file of at most " + MAX_COVER_BYTES / 1000 + " kB.");
	}

	private static void fill(final Path folder, final BundleContent content) throws IOException {
		final Path weights = folder.resolve(BundleFiles.WEIGHTS_FOLDER);
		FileTrees.copy(content.model().folder(), weights);
		final Path zip = folder.resolve(BundleFiles.WEIGHTS);
		// Stored, not deflated: the bytes, and so the sha256, must not depend on a zlib version.
		Zips.pack(weights, FileTrees.files(weights), ZipEntry.STORED, zip);
		final TreeMap<String, String> sha256 = new TreeMap<>();
		sha256.put(BundleFiles.WEIGHTS, Hashes.sha256(zip, Progress.none()));
		sha256.put(BundleFiles.TEST_INPUT, writeTensor(folder, BundleFiles.TEST_INPUT, content.testInput()));
		sha256.put(BundleFiles.TEST_OUTPUT, writeTensor(folder, BundleFiles.TEST_OUTPUT, content.testOutput()));
		if (content.cover() != null) Files.copy(content.cover(), folder.resolve(BundleFiles.COVER));
		write(folder, BundleFiles.README, ModelReadme.text(content.info(), content.documentation()));
		write(folder, BundleFiles.RDF, RdfYaml.write(RdfWriter.rdf(content.info(), sha256, content
			.cover() != null)));
	}

	private static String writeTensor(final Path folder, final String name, final FloatTensor tensor)
		throws IOException
	{
		final byte[] bytes = Npy.bytes(tensor);
		Files.write(folder.resolve(name), bytes);
		return Hashes.sha256(bytes);
	}

	private static void write(final Path folder, final String name, final String text) throws IOException {
		Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}
}
