package org.cutis.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.cutis.task.UserError;

/** Reads what a bundle says of itself and nothing more, for lists: nothing is unpacked and no weights are read. */
final class ModelGlance {

	private ModelGlance() {}

	/**
	 * The settings of a bundle.
	 *
	 * @param bundle its folder or zip
	 * @throws UserError if it is not a model for Cutis, or without weights
	 */
	static ModelInfo at(final Path bundle) throws IOException {
		if (!Files.isDirectory(bundle)) return inZip(bundle);
		final Fields rdf = ModelBundle.rdf(bundle, bundle.toString());
		final ModelInfo info = RdfReader.info(rdf);
		if (!Files.isRegularFile(bundle.resolve(RdfReader.weights(rdf)))) throw missing(bundle, RdfReader.weights(rdf));
		return info;
	}

	private static ModelInfo inZip(final Path zip) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			final ZipEntry entry = description(file, zip);
			final Fields rdf = RdfYaml.parse(text(file, entry, zip), zip + "/" + BundleFiles.RDF);
			final ModelInfo info = RdfReader.info(rdf);
			final String folder = entry.getName().substring(0, entry.getName().length() - BundleFiles.RDF.length());
			if (file.getEntry(folder + RdfReader.weights(rdf)) == null) throw missing(zip, RdfReader.weights(rdf));
			return info;
		}
		catch (final ZipException | IllegalArgumentException e) {
			throw new UserError(zip + " is not a zip file or is damaged. Get the file again.", e);
		}
	}

	/** At the top, or in the only folder that has one, as {@link ModelCache} unpacks it. */
	private static ZipEntry description(final ZipFile file, final Path zip) {
		final ZipEntry top = file.getEntry(BundleFiles.RDF);
		if (top != null) return top;
		final List<? extends ZipEntry> inner = Collections.list(file.entries()).stream().filter(e -> e.getName().matches(
			"[^/]+/" + BundleFiles.RDF)).toList();
		if (inner.size() != 1) throw new UserError(zip + " is not a model: it holds no " + BundleFiles.RDF + ".");
		return inner.get(0);
	}

	private static String text(final ZipFile file, final ZipEntry entry, final Path zip) throws IOException {
		try (InputStream in = file.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes(RdfYaml.MAX_BYTES + 1);
			if (bytes.length > RdfYaml.MAX_BYTES) throw new UserError(zip + ": " + BundleFiles.RDF + " is larger than " +
				(RdfYaml.MAX_BYTES >> 20) + " MB, which no model description is.");
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private static UserError missing(final Path bundle, final String weights) {
		return ModelBundle.damaged(bundle.toString(), weights + " is missing");
	}
}
