package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;

/** What Segment Epidermis says to models it cannot use. */
public class BadModelsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentEpidermis.class);

	private final ImagePlus image = RsomImages.enFace("a", 16, 1, 32, 1);

	/** A copy of the model that is shipped, to do harm to. */
	private Path model;

	@Before
	public void copyModel() throws IOException {
		final ModelBundle shipped = ModelRegistry.standard().resolve("epidermis");
		model = folder.getRoot().toPath().resolve("mine");
		try (Stream<Path> files = Files.walk(shipped.folder())) {
			for (final Path file : files.toList())
				Files.copy(file, model.resolve(shipped.folder().relativize(file).toString()));
		}
	}

	@Test
	public void theCopyWorks() throws Exception {
		for (final Path path : new Path[] { model, model.resolve("rdf.yaml"), zip() })
			assertEquals(null, commands.run("image", image, "model", path.toString()).getCancelReason());
	}

	@Test
	public void thereIsNoSuchModel() throws Exception {
		final String installed = "Installed models: " + String.join(", ", ModelRegistry.standard().names()) +
			". Give one of them, or a model's folder, its .zip or its rdf.yaml.";
		says("The parameter model is missing: Name of an installed model, or a model bundle's folder or .zip file.", "");
		says("model is \"epidermid\", but there is no installed model and no file of that name. " + installed, "epidermid");
		says("model is \"../../no such model\", but there is no installed model and no file of that name. " + installed,
			"../../no such model");
		says("model is \"" + model + ".zip\", but there is no installed model and no file of that name. " + installed,
			model + ".zip");
	}

	@Test
	public void thatIsNoModel() throws Exception {
		final File text = folder.newFile("notes.txt");
		says(text + " is not a model. Choose a model's folder, its .zip or its rdf.yaml.", text.getPath());
		final File empty = folder.newFolder("empty");
		says(empty + " is not a model: it holds no rdf.yaml. Choose a model's folder, its .zip or its rdf.yaml.", empty
			.getPath());
		final File zip = folder.newFile("text.zip");
		Files.writeString(zip.toPath(), "no zip");
		says(zip + " is not a zip file or is damaged. Get the file again.", zip.getPath());
	}

	@Test
	public void damagedModels() throws Exception {
		final Path cut = zip();
		final byte[] bytes = Files.readAllBytes(cut);
		Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
		says(cut + " is not a zip file or is damaged. Get the file again.", cut.toString());
		final Path weights = model.resolve("tf_weights.zip");
		final byte[] changed = Files.readAllBytes(weights);
		changed[changed.length / 2] ^= 1;
		Files.write(weights, changed);
		says("Model " + model + " is damaged: tf_weights.zip does not have the sha256 that rdf.yaml gives. " +
			"Get the model again.", model.toString());
	}

	/** All checksums right, but what is in it is not a network. */
	@Test
	public void aNetworkThatTensorFlowCannotLoad() throws Exception {
		final Path unpacked = model.resolve("tf_weights");
		final String before = sha256(model.resolve("tf_weights.zip"));
		try (Stream<Path> files = Files.walk(unpacked)) {
			for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList())
				Files.delete(file);
		}
		Files.createDirectory(unpacked);
		Files.writeString(unpacked.resolve("saved_model.pb"), "no network");
		pack(unpacked, model.resolve("tf_weights.zip"));
		edit(before, sha256(model.resolve("tf_weights.zip")));
		final String complaint = commands.complaint("image", image, "model", model.toString());
		assertTrue(complaint, complaint.startsWith("The network in " + unpacked + " cannot be loaded (") && complaint
			.endsWith("). Install the model again."));
	}

	@Test
	public void aNetworkWithOtherTensors() throws Exception {
		edit("id: image", "id: picture");
		says("The network in " + model.resolve("tf_weights") + " has the input image, but the model's description names " +
			"picture. Get the model again.", model.toString());
	}

	@Test
	public void aNetworkWithAnotherOutput() throws Exception {
		edit("id: probability", "id: logits");
		says("The network in " + model.resolve("tf_weights") + " has the output probability, but the model's description " +
			"names logits. Get the model again.", model.toString());
	}

	@Test
	public void modelsForOtherThings() throws Exception {
		edit("modality: rsom", "modality: rcm");
		says("Model epidermis is for RCM images, but this command needs one for RSOM images. Choose another model.", model
			.toString());
	}

	@Test
	public void modelsWithOtherClasses() throws Exception {
		edit("      - name: epidermis\n        color: '#ffffff'\n",
			"      - name: epidermis\n        color: '#ffffff'\n      - name: vessel\n        color: '#ff0000'\n");
		edit("          - epidermis\n", "          - epidermis\n          - vessel\n");
		says("Model epidermis tells 2 classes apart, but Segment Epidermis needs one for the epidermis alone. " +
			"Choose another model.", model.toString());
	}

	@Test
	public void modelsWithOtherChannels() throws Exception {
		edit("          - LF\n          - HF\n", "          - LF\n");
		edit("      - LF\n      - HF\n", "      - LF\n");
		says("Model epidermis takes 1 channel (LF), but Segment Epidermis gives it two (LF, HF). Choose another model.",
			model.toString());
	}

	private void says(final String sentence, final String given) throws Exception {
		final File out = folder.getRoot().toPath().resolve("out").toFile();
		assertEquals(sentence, commands.complaint("image", image, "model", given, "output", out));
		if (out.exists()) assertArrayEquals(new String[0], out.list());
	}

	private void edit(final String from, final String to) throws IOException {
		final String rdf = Files.readString(model.resolve("rdf.yaml"));
		assertTrue(from + " in\n" + rdf, rdf.contains(from));
		Files.writeString(model.resolve("rdf.yaml"), rdf.replace(from, to));
	}

	private Path zip() throws IOException {
		final Path zip = folder.getRoot().toPath().resolve("model.zip");
		pack(model, zip);
		return zip;
	}

	private static void pack(final Path from, final Path zip) throws IOException {
		try (OutputStream out = Files.newOutputStream(zip);
				ZipOutputStream entries = new ZipOutputStream(out);
				Stream<Path> files = Files.walk(from)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				entries.putNextEntry(new ZipEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
				Files.copy(file, entries);
			}
		}
	}

	private static String sha256(final Path file) throws Exception {
		final byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
		return String.format("%064x", new BigInteger(1, hash));
	}
}
