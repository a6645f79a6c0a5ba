package org.cutis.model;

/** Names of the files in a bundle. */
final class BundleFiles {

	static final String RDF = "rdf.yaml";

	static final String WEIGHTS = "tf_weights.zip";

	/** The unzipped weights, which other readers want beside the zip. */
	static final String WEIGHTS_FOLDER = "tf_weights";

	static final String SAVED_MODEL = "saved_model.pb";

	static final String TEST_INPUT = "test_input.npy";

	static final String TEST_OUTPUT = "test_output.npy";

	static final String README = "README.md";

	static final String COVER = "cover.png";

	private BundleFiles() {}
}
