package org.cutis.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;

/** What a bundle that is wrong says. */
public class ModelBundleTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	private Path folder;

	@Before
	public void bundle() throws IOException {
		folder = TestBundles.bundle(scratch.getRoot().toPath()).folder();
	}

	@Test
	public void requirements() throws IOException {
		final ModelBundle bundle = ModelBundle.open(folder, Progress.none());
		assertSame(bundle, bundle.requireModality(Modality.RSOM).requireChannels(2, "a.tif"));
		assertEquals(0, bundle.requireClass("epidermis"));
		assertMessage("Model test is for RSOM images, but this command needs one for RCM images. Choose another model.",
			() -> bundle.requireModality(Modality.RCM));
		assertMessage("Model test is for RSOM images, but this command needs one for images of another kind. " +
			"Choose another model.", () -> bundle.requireModality(Modality.OTHER));
		assertMessage("a.tif has 1 channel, but model test needs 2 (LF, HF). " +
			"Choose an image with these channels or another model.", () -> bundle.requireChannels(1, "a.tif"));
		assertMessage("Model test finds epidermis, but this command needs one that finds vessel. Choose another model.",
			() -> bundle.requireClass("vessel"));
	}

	@Test
	public void notABundle() throws IOException {
		Files.delete(folder.resolve("rdf.yaml"));
		assertMessage(folder + " is not a model: it holds no rdf.yaml. Choose a model's folder, its .zip or its rdf.yaml.",
			this::open);
	}

	@Test
	public void otherKindsOfDescription() throws IOException {
		assertEdited("type: model", "type: dataset", "/rdf.yaml describes a dataset, but a model was expected.");
		assertEdited("format_version: 0.5.4", "format_version: 0.4.10",
			"is written in bioimage.io format 0.4.10, but Cutis reads 0.5. Convert it with bioimage.io's own tools.");
		assertEdited("tensorflow_saved_model_bundle:", "pytorch_state_dict:", "the model has weights for " +
			"pytorch_state_dict only. Cutis runs TensorFlow models (tensorflow_saved_model_bundle); " +
			"look for the same model in that format.");
		assertEdited("  cutis:", "  deepimagej:", "the model was not made for Cutis (it has no settings under " +
			"config: cutis), so Cutis does not know what its output means. Choose a model made with Cutis.");
		assertEdited("format: 1", "format: 2", "was made by a newer version of Cutis. Update Cutis to use this model.");
	}

	@Test
	public void settingsOfAWrongKind() throws IOException {
		final String end = " The model is damaged or was made by another version of Cutis; get it again.";
		assertEdited("modality: rsom", "modality: xray", "config.cutis.modality must be rsom, rcm, oct, rsom_vessels or other, " +
			"but is something else." + end);
		assertEdited("    modality: rsom\n", "", "config.cutis.modality must be a text, but is missing." + end);
		assertEdited("gain: 0.5\n      offset: 0.25\n      d", "gain: much\n      offset: 0.25\n      d",
			"config.cutis.normalization.gain must be a number, but is something else." + end);
		assertEdited("multiple: 16\n        tile: 512", "multiple: 1.5\n        tile: 512",
			"config.cutis.axes[0].multiple must be a whole number, but is something else." + end);
		for (final String size : new String[] { ".nan", "three" })
			assertEdited("pixel_size_um: 3.0", "pixel_size_um: " + size, "config.cutis.axes[0].pixel_size_um must be a number");
		for (final String size : new String[] { "0.0", "-1.0", ".inf" })
			assertEdited("pixel_size_um: 3.0", "pixel_size_um: " + size, "The pixel size of axis y must be positive.");
		assertEdited("width: 16", "width: 99999999999", "config.cutis.network.width must be a whole number of at most");
		assertEdited("'#00ff80'", "green", "config.cutis.classes[0].color must be a colour like #ff8800, but");
		assertEdited("phantom_only: true", "phantom_only: 1", "config.cutis.training.phantom_only must be true or false");
		assertEdited("'2026-01-31T12:00:00Z'", "yesterday", "timestamp must be a time like 2026-01-31T12:00:00Z, but");
		assertEdited("dice: 0.95", "dice: high", "config.cutis.training.metrics.dice must be a number, but");
		assertEdited("    channels:\n      - LF\n", "    channels:\n      - 7\n", "config.cutis.channels must be a list of texts");
		assertEdited("depth: 5", "depth: [5]", "config.cutis.network.depth must be a whole number");
		assertEdited("tile: 512", "tile: 500", "tile of axis y must be a multiple of 16. The model is damaged or was " +
			"changed by hand; get it again.");
		assertEdited("source: tf_weights.zip\n    sha256: ", "source: tf_weights.zip\n    sha256: x",
			"weights.tensorflow_saved_model_bundle.sha256 must be 64 hexadecimal digits");
	}

	@Test
	public void filesOutsideTheFolderAreNotRead() throws IOException {
		for (final String source : new String[] { "../tf_weights.zip", "/etc/tf_weights.zip", "a/b.zip",
			"https://example.org/tf_weights.zip", ".zip" })
			assertEdited("source: tf_weights.zip", "source: " + source, "weights.tensorflow_saved_model_bundle.source must be " +
				"the plain name of a file beside rdf.yaml, but");
		assertEdited("source: tf_weights.zip", "source: README.md", "must be the plain name of a .zip file beside");
		final Path weights = folder.resolve("tf_weights.zip");
		final Path outside = Files.move(weights, scratch.getRoot().toPath().resolve("outside.zip"));
		Files.createSymbolicLink(weights, outside);
		assertDamaged("tf_weights.zip is missing (or is a link, which is not followed)");
	}

	@Test
	public void tamperedWeights() throws IOException {
		final Path weights = folder.resolve("tf_weights.zip");
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		assertDamaged("tf_weights.zip does not have the sha256 that rdf.yaml gives");
		Files.delete(weights);
		assertDamaged("tf_weights.zip is missing (or is a link, which is not followed)");
	}

	@Test
	public void tamperedUnpackedWeights() throws IOException {
		final Path file = folder.resolve("tf_weights/variables/variables.data");
		final byte[] bytes = Files.readAllBytes(file);
		Files.writeString(folder.resolve("tf_weights/.DS_Store"), "harmless");
		open();
		Files.writeString(folder.resolve("tf_weights/saved_model.cpb"), "planted");
		assertDamaged("tf_weights/saved_model.cpb is not what tf_weights.zip holds");
		Files.delete(folder.resolve("tf_weights/saved_model.cpb"));
		bytes[7] ^= 1;
		Files.write(file, bytes);
		assertDamaged("tf_weights/variables/variables.data is not what tf_weights.zip holds");
		Files.delete(file);
		assertDamaged("tf_weights/variables/variables.data is not what tf_weights.zip holds");
		FileTrees.delete(folder.resolve("tf_weights"));
		assertDamaged("the folder tf_weights is missing");
	}

	@Test
	public void tamperedTestTensor() throws IOException {
		final ModelBundle bundle = ModelBundle.open(folder, Progress.none());
		Files.write(folder.resolve("test_input.npy"), Npy.bytes(TestBundles.tensor(9, 1, 32, 16, 2)));
		assertMessage("Model " + folder + " is damaged: test_input.npy does not have the sha256 that rdf.yaml gives. " +
			"Get the model again.", bundle::testInput);
		Files.delete(folder.resolve("test_output.npy"));
		assertMessage("Model " + folder + " is damaged: test_output.npy is missing (or is a link, which is not followed). " +
			"Get the model again.", bundle::testOutput);
	}

	@Test
	public void hostileYaml() throws IOException {
		final StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
		for (int i = 1; i < 12; i++)
			bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
		assertYaml(bomb.toString(), "/rdf.yaml is not plain YAML: Number of aliases");
		assertYaml("a: " + "[".repeat(5000) + "]".repeat(5000), "is not plain YAML: Nesting Depth exceeded");
		assertYaml("a: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]", "is not plain YAML");
		assertYaml("&a [*a]", "it holds no fields");
		assertYaml("type: model\ntype: model", "is not plain YAML");
		assertYaml("", "it holds no fields");
		assertYaml("a: b: c", "is not plain YAML");
		assertYaml("x".repeat(RdfYaml.MAX_BYTES + 1), "/rdf.yaml is larger than 1 MB");
	}

	/** Within the alias limit a value can still unfold to half a megabyte of text. */
	@Test
	public void hostileValuesAreNotPrinted() throws IOException {
		final StringBuilder yaml = new StringBuilder("a0: &a0 [" + "x".repeat(1000) + "]\n");
		for (int i = 1; i < 10; i++)
			yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
		yaml.append("type: *a9\n");
		Files.writeString(folder.resolve("rdf.yaml"), yaml);
		assertMessage(folder + "/rdf.yaml: type must be a text, but is something else. " +
			"The model is damaged or was made by another version of Cutis; get it again.", this::open);
		final String message = assertThrows(UserError.class, () -> RdfReader.info(RdfYaml.parse("type: " + "y".repeat(
			100_000), "x"))).getMessage();
		assertTrue(message.length() < 400);
	}

	@Test
	public void cancel() {
		final Progress cancelled = new Cancelled();
		assertThrows(CancellationException.class, () -> ModelBundle.open(folder, cancelled));
	}

	private void open() throws IOException {
		ModelBundle.open(folder, Progress.none());
	}

	private void assertDamaged(final String why) {
		assertMessage("Model " + folder + " is damaged: " + why + ". Get the model again.", this::open);
	}

	private void assertYaml(final String yaml, final String expected) throws IOException {
		Files.writeString(folder.resolve("rdf.yaml"), yaml);
		final String message = assertThrows(UserError.class, this::open).getMessage();
		assertTrue(message, message.startsWith(folder.toString()) && message.contains(expected));
	}

	private void assertEdited(final String from, final String to, final String expected) throws IOException {
		final Path rdf = folder.resolve("rdf.yaml");
		final String good = Files.readString(rdf);
		final UnaryOperator<String> change = text -> text.replace(from, to);
		TestBundles.edit(rdf, change);
		final String message = assertThrows(UserError.class, this::open).getMessage();
		assertTrue(message, message.startsWith(folder + "/rdf.yaml") && message.contains(expected));
		Files.writeString(rdf, good);
	}

	private static void assertMessage(final String expected, final ThrowingRunnable action) {
		assertEquals(expected, assertThrows(UserError.class, action).getMessage());
	}
}
