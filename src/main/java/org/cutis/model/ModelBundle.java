package org.cutis.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.cutis.engine.SavedModel;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * A model on disk: a bioimage.io bundle (format 0.5) that was checked when it
 * was opened.
 *
 * @param folder holds rdf.yaml, tf_weights.zip and tf_weights
 * @param info the settings
 * @param sha256 of tf_weights.zip, by which results name the model
 */
public record ModelBundle(Path folder, ModelInfo info, String sha256) {

	/**
	 * Opens a bundle's folder.
	 *
	 * @throws UserError if it is not a bundle, not for Cutis, or damaged
	 */
	public static ModelBundle open(final Path folder, final Progress progress) throws IOException {
		return open(folder, folder.toString(), progress);
	}

	/** @param label what to call the bundle in errors */
	static ModelBundle open(final Path folder, final String label, final Progress progress) throws IOException {
		final Fields rdf = rdf(folder, label);
		final ModelInfo info = RdfReader.info(rdf);
		final String sha256 = checkWeights(folder, rdf, label, progress);
		final Path unpacked = folder.resolve(BundleFiles.WEIGHTS_FOLDER);
		if (!Files.isDirectory(unpacked, LinkOption.NOFOLLOW_LINKS)) throw damaged(label, "the folder " +
			BundleFiles.WEIGHTS_FOLDER + " is missing");
		final String difference = Zips.difference(folder.resolve(RdfReader.weights(rdf)), unpacked);
		if (difference != null) throw damaged(label, BundleFiles.WEIGHTS_FOLDER + "/" + difference +
			" is not what " + RdfReader.weights(rdf) + " holds");
		if (!Files.isRegularFile(unpacked.resolve(BundleFiles.SAVED_MODEL))) throw damaged(label, RdfReader.weights(
			rdf) + " holds no " + BundleFiles.SAVED_MODEL);
		return new ModelBundle(folder, info, sha256);
	}

	/** The description of a folder's bundle. */
	static Fields rdf(final Path folder, final String label) throws IOException {
		final Path file = folder.resolve(BundleFiles.RDF);
		if (!Files.isRegularFile(file)) throw new UserError(label + " is not a model: it holds no " + BundleFiles.RDF +
			". Choose a model's folder, its .zip or its " + BundleFiles.RDF + ".");
		return RdfYaml.read(file, label + "/" + BundleFiles.RDF);
	}

	/** Compares the zipped weights with rdf.yaml. @return their sha256 */
	static String checkWeights(final Path folder, final Fields rdf, final String label, final Progress progress)
		throws IOException
	{
		final String name = RdfReader.weights(rdf);
		checkFile(folder, name, label);
		final String sha256 = Hashes.sha256(folder.resolve(name), progress);
		if (!sha256.equals(RdfReader.files(rdf).get(name))) throw damaged(label, name +
			" does not have the sha256 that " + BundleFiles.RDF + " gives");
		return sha256;
	}

	/** The network for the engine. */
	public SavedModel savedModel() {
		return new SavedModel(folder.resolve(BundleFiles.WEIGHTS_FOLDER), info.input(), info.output());
	}

	/** An example image before normalization; axes as {@link ModelInfo}, batch 1. */
	public FloatTensor testInput() throws IOException {
		return testTensor("inputs");
	}

	/** What the network gave for {@link #testInput()} when it was packed. */
	public FloatTensor testOutput() throws IOException {
		return testTensor("outputs");
	}

	/**
	 * @return this
	 * @throws UserError if the model is for another kind of image
	 */
	public ModelBundle requireModality(final Modality modality) {
		if (info.modality() != modality) throw new UserError("Model " + info.name() + " is for " + info.modality()
			.images() + ", but this command needs one for " + modality.images() + ". Choose another model.");
		return this;
	}

	/**
	 * @param image what the user calls the image
	 * @return this
	 * @throws UserError if the model wants another number of channels
	 */
	public ModelBundle requireChannels(final int channels, final String image) {
		final List<String> names = info.channels();
		if (names.size() != channels) throw new UserError(image + " has " + channels + (channels == 1 ? " channel"
			: " channels") + ", but model " + info.name() + " needs " + names.size() + " (" + String.join(", ", names) +
			"). Choose an image with these channels or another model.");
		return this;
	}

	/**
	 * @param name of a class of tissue
	 * @return the index of its map in the network's output
	 * @throws UserError if the model does not tell it apart
	 */
	public int requireClass(final String name) {
		final List<String> names = info.classes().stream().map(ModelClass::name).toList();
		if (!names.contains(name)) throw new UserError("Model " + info.name() + " finds " + String.join(", ", names) +
			", but this command needs one that finds " + name + ". Choose another model.");
		return names.indexOf(name);
	}

	private FloatTensor testTensor(final String side) throws IOException {
		final Fields rdf = rdf(folder, folder.toString());
		final String name = RdfReader.testTensor(rdf, side);
		checkFile(folder, name, folder.toString());
		final Path file = folder.resolve(name);
		if (!Hashes.sha256(file, Progress.none()).equals(RdfReader.files(rdf).get(name))) throw damaged(folder
			.toString(), name + " does not have the sha256 that " + BundleFiles.RDF + " gives");
		return Npy.read(file);
	}

	/** A bundle's files lie in its folder; a link may lead anywhere. */
	private static void checkFile(final Path folder, final String name, final String label) {
		if (!Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) throw damaged(label, name +
			" is missing (or is a link, which is not followed)");
	}

	static UserError damaged(final String label, final String why) {
		return new UserError("Model " + label + " is damaged: " + why + ". Get the model again.");
	}
}
