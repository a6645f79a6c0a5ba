package org.cutis.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Unpacks bundles, once each, into folders named by the sha256 of what they came
 * from. Threads and processes may do so at the same time: each unpacks into a
 * folder of its own, and the first to finish gives it the final name.
 */
final class ModelCache {

	private final Path folder;

	private final Zips.Limits limits;

	ModelCache(final Path folder, final Zips.Limits limits) {
		this.folder = folder;
		this.limits = limits;
	}

	/** Where a model's zip comes from. */
	interface Source {

		InputStream open() throws IOException;
	}

	/** @param label what to call the zip in errors */
	ModelBundle fromZip(final Source zip, final String label, final Progress progress) throws IOException {
		final String key;
		try (InputStream in = zip.open()) {
			key = Hashes.sha256(in, progress);
		}
		return install(key, label, progress, into -> {
			final Path copy = into.resolveSibling(into.getFileName() + ".zip");
			try {
				copy(zip, copy, key, label, progress);
				Zips.unpack(copy, into, limits, label, progress);
			}
			finally {
				FileTrees.clean(copy);
			}
			liftFromOnlyFolder(into);
			// The weights' own zip is what the sha256 vouches for.
			FileTrees.delete(into.resolve(BundleFiles.WEIGHTS_FOLDER));
		});
	}

	/** What is unpacked must be what the key was made from, even if the file is being replaced just now. */
	private static void copy(final Source zip, final Path to, final String key, final String label,
		final Progress progress) throws IOException
	{
		try (InputStream in = zip.open(); OutputStream out = Files.newOutputStream(to)) {
			if (!Hashes.copy(in, out, progress).equals(key)) throw new UserError(label +
				" was changed while it was read. Try again.");
		}
	}

	/** A folder that has tf_weights.zip but not tf_weights. */
	ModelBundle fromFolder(final Path bundle, final Progress progress) throws IOException {
		final String label = bundle.toString();
		final Fields rdf = ModelBundle.rdf(bundle, label);
		RdfReader.info(rdf);
		final String weights = ModelBundle.checkWeights(bundle, rdf, label, progress);
		final String description = Hashes.sha256(bundle.resolve(BundleFiles.RDF), progress);
		final String key = Hashes.sha256((description + weights).getBytes(StandardCharsets.US_ASCII));
		return install(key, label, progress, into -> {
			for (final String name : List.of(BundleFiles.RDF, RdfReader.weights(rdf), RdfReader.testTensor(rdf,
				"inputs"), RdfReader.testTensor(rdf, "outputs")))
				if (Files.isRegularFile(bundle.resolve(name))) Files.copy(bundle.resolve(name), into.resolve(name));
		});
	}

	private interface Filler {

		void fill(Path into) throws IOException;
	}

	private ModelBundle install(final String key, final String label, final Progress progress, final Filler filler)
		throws IOException
	{
		final Path target = folder.resolve(key);
		if (Files.isDirectory(target)) return openInstalled(target, label, progress);
		prepare();
		final Path temporary = FileTrees.temporaryBeside(target);
		try {
			Files.createDirectory(temporary);
			filler.fill(temporary);
			unpackWeights(temporary, label, progress);
			final ModelBundle bundle = ModelBundle.open(temporary, label, progress);
			publish(temporary, target);
			return new ModelBundle(target, bundle.info(), bundle.sha256());
		}
		finally {
			FileTrees.clean(temporary);
		}
	}

	private static ModelBundle openInstalled(final Path target, final String label, final Progress progress)
		throws IOException
	{
		try {
			return ModelBundle.open(target, label, progress);
		}
		catch (final UserError e) {
			throw new UserError("The unpacked copy of model " + label + " in " + target +
				" is damaged. Delete that folder; it is made again when the model is used.", e);
		}
	}

	private void prepare() throws IOException {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw notWritable(e);
		}
		if (!Files.isWritable(folder)) throw notWritable(null);
		FileTrees.cleanLeftovers(folder);
	}

	private UserError notWritable(final IOException cause) {
		return new UserError("Models are unpacked to the folder " + folder + ", but it cannot be written. " +
			"Name another folder with the Java system property cutis.cache.", cause);
	}

	private void unpackWeights(final Path bundle, final String label, final Progress progress) throws IOException {
		final Fields rdf = ModelBundle.rdf(bundle, label);
		RdfReader.info(rdf);
		ModelBundle.checkWeights(bundle, rdf, label, progress);
		final String weights = RdfReader.weights(rdf);
		final Path into = bundle.resolve(BundleFiles.WEIGHTS_FOLDER);
		Files.createDirectory(into);
		Zips.unpack(bundle.resolve(weights), into, limits, label + "/" + weights, progress);
	}

	private static void publish(final Path temporary, final Path target) throws IOException {
		try {
			FileTrees.moveIntoPlace(temporary, target);
		}
		catch (final IOException e) {
			// Someone else was first; theirs is as good.
			if (!Files.isDirectory(target)) throw e;
		}
	}

	/** Zipping a folder by hand often puts the folder itself into the zip. */
	private static void liftFromOnlyFolder(final Path into) throws IOException {
		if (Files.exists(into.resolve(BundleFiles.RDF))) return;
		final List<Path> inner;
		try (Stream<Path> children = Files.list(into)) {
			inner = children.filter(p -> Files.isRegularFile(p.resolve(BundleFiles.RDF))).toList();
		}
		if (inner.size() != 1) return;
		final List<Path> files;
		try (Stream<Path> children = Files.list(inner.get(0))) {
			files = children.toList();
		}
		for (final Path file : files) {
			// The inner folder may hold one of its own name.
			if (Files.notExists(into.resolve(file.getFileName()))) Files.move(file, into.resolve(file.getFileName()));
		}
	}
}
